package io.jenkins.plugins.aegis.step;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PackageBuilder;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.PackedCharts;
import io.jenkins.plugins.aegis.testing.PackedPackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Builds the packages of every channel without their tools, the same bytes each time, and counts the builds in a file. */
record CountedBuilder(Path count) implements PackageBuilder {

    @Override
    public Built build(Workspace checkout, ReleaseVersion version, ReleaseDescriptor.Packaging packaging)
            throws PortUnavailable {
        try {
            Files.writeString(count, "built\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new PortUnavailable("the build cannot be counted", e);
        }
        InMemoryWorkspace directory = new InMemoryWorkspace();
        List<BuiltPackage> packages = new ArrayList<>();
        for (Channel channel : packaging.channels()) {
            packages.add(pack(channel, version, directory));
        }
        directory.writeText("sbom.json", "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":[]}\n");
        return new Built(directory, packages);
    }

    private static BuiltPackage pack(Channel channel, ReleaseVersion version, InMemoryWorkspace directory) {
        String place = channel.place().name();
        if (channel instanceof Channel.Npm) {
            String name = place.equals("npm") ? Metadata.PACKAGE : Metadata.PACKAGE + "-" + place;
            String tarball = name.replace("@", "").replace('/', '-') + "-" + version + ".tgz";
            directory.with(tarball, PackedPackages.of(name, version.toString()));
            return new BuiltPackage(place, name, version.toString(), List.of(tarball));
        }
        if (channel instanceof Channel.Helm) {
            String archive = "aegis-" + version + ".tgz";
            directory.with(archive, PackedCharts.of("aegis", version.toString()));
            return new BuiltPackage(place, "aegis", version.toString(), List.of(archive));
        }
        List<String> files = channel instanceof Channel.PyPi
                ? List.of(place + "-" + version + ".tar.gz", place + "-" + version + ".whl")
                : List.of(place + "-" + version + ".bin");
        files.forEach(file -> directory.with(file, file.getBytes(StandardCharsets.UTF_8)));
        return new BuiltPackage(place, channel.packageName().orElseThrow(), channel.versionOf(version), files);
    }
}
