package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Packs with npm, which runs no scripts of the package: what is to be run stands in the descriptor. */
record NpmPackager(Channel.Npm channel) implements Packager {
    @Override
    public void pack(Packing packing) throws PortUnavailable, InterruptedException {
        Workspace directory = BuildCommands.in(packing.checkout(), channel.directory());
        if (channel.setVersion()) {
            packing.commands()
                    .output(
                            directory,
                            List.of(
                                    "npm",
                                    "version",
                                    packing.version().toString(),
                                    "--no-git-tag-version",
                                    "--allow-same-version",
                                    "--ignore-scripts"));
        }
        packing.commands().run(packing.checkout(), channel.build());
        packing.commands()
                .output(
                        directory,
                        List.of(
                                "npm",
                                "pack",
                                "--json",
                                "--ignore-scripts",
                                "--pack-destination=" + packing.output().path()));
    }

    @Override
    public Stated read(Workspace output, List<String> files) throws IOException, InterruptedException {
        if (files.size() != 1) {
            throw new IOException("npm pack was to leave one tarball and left " + files);
        }
        try (InputStream content = output.open(files.get(0))) {
            PackedPackage packed = PackedPackage.read(content);
            return new Stated(packed.name(), packed.version());
        }
    }
}
