package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.adapter.record.FileArtifactStore;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.plan.PublishAction.PublishPackage;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.Views;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A package of one file on its way to a channel, from a store of its own. */
final class Publishing {
    static final ReleaseVersion VERSION = ReleaseVersion.parse("1.2.3");

    interface Adapter {
        PackageChannel at(Line line, Duration patience);
    }

    private Publishing() {}

    static Trial of(Channel channel, BuiltPackage built, byte[] bytes, Path home, Adapter adapter)
            throws IOException, InterruptedException {
        String file = built.files().get(0);
        FakePorts fakes = new FakePorts()
                .with(new FileArtifactStore(home.resolve("store"), new LocalWorkspace(home.resolve("copies"))));
        Artifact artifact = fakes.artifacts()
                .keep(VERSION, Views.MAIN, List.of(built), new InMemoryWorkspace().with(file, bytes))
                .artifact(file);
        PublishPackage action = new PublishPackage(VERSION, Views.MAIN, channel, built, List.of(artifact));
        return (line, patience) ->
                line.evidence().perform(action, Ports.with(fakes, "channel", adapter.at(line, patience)));
    }

    static String digest(String algorithm, byte[] bytes) {
        return HexFormat.of().formatHex(raw(algorithm, bytes));
    }

    static String digest64(String algorithm, byte[] bytes) {
        return Base64.getEncoder().encodeToString(raw(algorithm, bytes));
    }

    private static byte[] raw(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
