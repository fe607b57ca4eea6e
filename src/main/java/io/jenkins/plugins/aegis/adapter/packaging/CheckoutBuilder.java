package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.adapter.packaging.Packager.Packing;
import io.jenkins.plugins.aegis.adapter.packaging.Packager.Stated;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Packaging;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PackageBuilder;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds channel after channel in one checkout, so that what one generates is there for the next. */
public final class CheckoutBuilder implements PackageBuilder {
    /** CycloneDX description of what the first npm package depends on at run time. */
    public static final String SBOM = "sbom.json";

    private final BuildCommands commands;
    private final Workspace output;

    /** @param output a directory outside the checkout, emptied before each build */
    public CheckoutBuilder(CommandRunner commands, Workspace output) {
        this.commands = new BuildCommands(commands);
        this.output = output;
    }

    @Override
    public Built build(Workspace checkout, ReleaseVersion version, Packaging packaging)
            throws PortUnavailable, InterruptedException {
        try {
            output.delete();
            commands.run(checkout, packaging.prepare());
            describe(checkout, packaging);
            List<BuiltPackage> packages = new ArrayList<>();
            for (Channel channel : packaging.channels()) {
                packages.add(pack(channel, new Packing(checkout, output, version, commands)));
            }
            return new Built(output, packages);
        } catch (IOException e) {
            throw new PortUnavailable("building in " + checkout.path() + ": " + e.getMessage(), e);
        }
    }

    private void describe(Workspace checkout, Packaging packaging)
            throws IOException, PortUnavailable, InterruptedException {
        Optional<Channel.Npm> first = packaging.channels().stream()
                .filter(Channel.Npm.class::isInstance)
                .map(Channel.Npm.class::cast)
                .findFirst();
        if (first.isPresent()) {
            String description = commands.output(
                    BuildCommands.in(checkout, first.get().directory()),
                    List.of("npm", "sbom", "--sbom-format=cyclonedx", "--package-lock-only", "--omit=dev"));
            output.writeText(SBOM, description);
        }
    }

    private BuiltPackage pack(Channel channel, Packing packing)
            throws IOException, PortUnavailable, InterruptedException {
        String name = channel.place().name();
        List<String> before = output.files();
        Packager packager = packager(channel, packing.version());
        packager.pack(packing);
        List<String> files =
                output.files().stream().filter(file -> !before.contains(file)).toList();
        if (files.isEmpty()) {
            throw new IOException("channel " + name
                    + " left no file that was not there before; two channels must not pack files of one name");
        }
        Stated stated = packager.read(output, files);
        return new BuiltPackage(name, stated.name(), stated.version(), files);
    }

    private static Packager packager(Channel channel, ReleaseVersion version) {
        if (channel instanceof Channel.Npm npm) {
            return new NpmPackager(npm);
        }
        if (channel instanceof Channel.PyPi pypi) {
            return new PythonPackager(pypi);
        }
        if (channel instanceof Channel.Helm helm) {
            return new ChartPackager(helm);
        }
        if (channel instanceof Channel.ClawHub clawhub) {
            return new SkillPackager(clawhub, version);
        }
        if (channel instanceof Channel.Command command) {
            return new CommandPackager(command, version);
        }
        throw new IllegalArgumentException("no packager for " + channel.kind());
    }
}
