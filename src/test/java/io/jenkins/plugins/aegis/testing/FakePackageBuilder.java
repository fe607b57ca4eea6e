package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PackageBuilder;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds a real tarball of a given name and version without starting npm, and counts how often. */
public final class FakePackageBuilder implements PackageBuilder {
    private final String name;
    private final String version;
    private Optional<String> failure = Optional.empty();
    private int builds;

    public FakePackageBuilder(String name, String version) {
        this.name = name;
        this.version = version;
    }

    public FakePackageBuilder failing(String message) {
        failure = Optional.of(message);
        return this;
    }

    /** Every build gives other bytes, as an unreproducible build would. */
    @Override
    public Built build(Workspace checkout, ReleaseVersion asked, ReleaseDescriptor.Packaging packaging)
            throws PortUnavailable {
        if (failure.isPresent()) {
            throw new PortUnavailable(failure.get());
        }
        builds++;
        InMemoryWorkspace directory = new InMemoryWorkspace();
        List<BuiltPackage> packages = new ArrayList<>();
        for (Channel channel : packaging.channels()) {
            packages.add(pack(channel, asked, directory));
        }
        directory.writeText("sbom.json", "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":[]}\n");
        return new Built(directory, packages);
    }

    private BuiltPackage pack(Channel channel, ReleaseVersion asked, InMemoryWorkspace directory) {
        if (channel instanceof Channel.Npm) {
            String tarball = name.replace("@", "").replace('/', '-') + "-" + version + ".tgz";
            directory.with(tarball, PackedPackages.of(name, version, "module.exports = " + builds + ";\n"));
            return new BuiltPackage(channel.place().name(), name, version, List.of(tarball));
        }
        String file = channel.place().name() + "-" + version + ".bin";
        directory.with(file, (file + " of build " + builds).getBytes(StandardCharsets.UTF_8));
        return new BuiltPackage(
                channel.place().name(), channel.packageName().orElseThrow(), channel.versionOf(asked), List.of(file));
    }

    public int builds() {
        return builds;
    }
}
