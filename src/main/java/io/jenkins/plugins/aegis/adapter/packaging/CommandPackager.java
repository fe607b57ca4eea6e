package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.adapter.command.Placeholders;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.RelativePath;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes exactly the files that the descriptor names, after its build commands; nobody looks into them, so that name and
 * version are those of the descriptor.
 */
record CommandPackager(Channel.Command channel, ReleaseVersion version) implements Packager {
    /** Files of a release that are not a channel's. */
    private static final Set<String> OURS = Set.of("checksums.txt", "package.sigstore", "sbom.json", "artifacts.json");

    @Override
    public void pack(Packing packing) throws IOException, PortUnavailable, InterruptedException {
        Placeholders placeholders =
                new Placeholders(Map.of("name", channel.packageTitle(), "version", channel.versionOf(version)));
        packing.commands()
                .run(
                        packing.checkout(),
                        channel.build().stream().map(placeholders::in).toList());
        for (String file : channel.files()) {
            take(packing, RelativePath.require(placeholders.in(file)));
        }
    }

    private void take(Packing packing, String path) throws IOException, InterruptedException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (OURS.contains(name) || packing.output().exists(name)) {
            throw new IOException("channel " + channel.place().name() + " packs " + path + ", and the release has a "
                    + name + " already; give the file a name of its own");
        }
        if (!packing.checkout().exists(path)) {
            throw new FileNotFoundException("channel " + channel.place().name() + " names " + path
                    + ", which its build did not leave; correct the list of files or the commands");
        }
        try (InputStream content = packing.checkout().open(path)) {
            packing.output().copyFrom(content, name);
        }
    }

    @Override
    public Stated read(Workspace output, List<String> files) {
        return new Stated(channel.packageTitle(), channel.versionOf(version));
    }
}
