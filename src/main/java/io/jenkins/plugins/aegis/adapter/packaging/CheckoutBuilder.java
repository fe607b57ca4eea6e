package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.adapter.packaging.Packager.Packing;
import io.jenkins.plugins.aegis.adapter.packaging.Packager.Stated;
import io.jenkins.plugins.aegis.concurrent.InOrder;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the packages of all channels in one checkout, each as soon as those are made that it is built after, so that what
 * one generates is there for the next.
 *
 * <p>Once one fails no other is begun, and those that are being made go on to their ends: all that is wrong is told at once.
 */
public final class CheckoutBuilder implements PackageBuilder {
    /** CycloneDX description of what the first npm package depends on at run time. */
    public static final String SBOM = "sbom.json";

    /** Build tools are not sparing with processors and memory, each by itself. */
    private static final int MOST_AT_ONCE = 4;

    private final BuildCommands commands;
    private final BuildOutput output;

    /** @param output a directory outside the checkout, emptied before each build */
    public CheckoutBuilder(CommandRunner commands, Workspace output) {
        this.commands = new BuildCommands(commands);
        this.output = new BuildOutput(output);
    }

    @Override
    public Built build(Workspace checkout, ReleaseVersion version, Packaging packaging)
            throws PortUnavailable, InterruptedException {
        try {
            output.clear();
            commands.run(checkout, packaging.prepare());
            List<BuiltPackage> packages = new ArrayList<>();
            for (PackingEnd end : makeAll(checkout, version, packaging)) {
                end.built().ifPresent(packages::add);
            }
            output.gather(packages);
            return new Built(output.directory(), packages);
        } catch (IOException e) {
            throw new PortUnavailable("building in " + checkout.path() + ": " + e.getMessage(), e);
        }
    }

    /** In the order of the descriptor, whichever was first. */
    private List<PackingEnd> makeAll(Workspace checkout, ReleaseVersion version, Packaging packaging)
            throws PortUnavailable, InterruptedException {
        Optional<Channel> described = packaging.channels().stream()
                .filter(Channel.Npm.class::isInstance)
                .findFirst();
        Map<Channel, PackingEnd> ended = InOrder.run(
                MOST_AT_ONCE,
                packaging.channels(),
                (channel, soFar) -> mayBegin(packaging.madeBefore(channel), soFar.values()),
                channel -> make(checkout, version, channel, described.equals(Optional.of(channel))));
        PackingEnd.requireAll(ended.values());
        return packaging.channels().stream().map(ended::get).toList();
    }

    private static boolean mayBegin(List<String> before, Collection<PackingEnd> ended) {
        return ended.stream().allMatch(PackingEnd::succeeded)
                && ended.stream().map(PackingEnd::channel).toList().containsAll(before);
    }

    private PackingEnd make(Workspace checkout, ReleaseVersion version, Channel channel, boolean described)
            throws InterruptedException {
        try {
            BuildCommands own = commands.of(channel.place().name());
            if (described) {
                describe(BuildCommands.in(checkout, channel.sources().orElse(".")), own);
            }
            return PackingEnd.made(pack(channel, new Packing(checkout, output.partOf(channel), version, own)));
        } catch (IOException | PortUnavailable e) {
            return PackingEnd.failed(channel.place().name(), e);
        }
    }

    /** Before the version may be written, and with nobody who writes there at the same time: as part of that package. */
    private void describe(Workspace sources, BuildCommands own)
            throws IOException, PortUnavailable, InterruptedException {
        List<String> describing =
                List.of("npm", "sbom", "--sbom-format=cyclonedx", "--package-lock-only", "--omit=dev");
        output.directory().writeText(SBOM, own.output(sources, describing));
    }

    private static BuiltPackage pack(Channel channel, Packing packing)
            throws IOException, PortUnavailable, InterruptedException {
        Packager packager = packager(channel, packing.version());
        packager.pack(packing);
        List<String> files = packing.output().files();
        if (files.isEmpty()) {
            throw new IOException("its commands ended well and left no package");
        }
        Stated stated = packager.read(packing.output(), files);
        return new BuiltPackage(channel.place().name(), stated.name(), stated.version(), files);
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
