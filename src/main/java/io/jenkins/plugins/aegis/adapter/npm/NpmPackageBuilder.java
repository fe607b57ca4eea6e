package io.jenkins.plugins.aegis.adapter.npm;

import io.jenkins.plugins.aegis.adapter.process.CommandOutput;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PackageBuilder;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/**
 * Builds with the descriptor's commands, packs and describes with npm.
 *
 * <p>Packing runs no scripts of the package: what is to be run stands in the descriptor.
 */
public final class NpmPackageBuilder implements PackageBuilder {
    /** CycloneDX description of what the package depends on at run time. */
    public static final String SBOM = "sbom.json";

    private static final Duration BUILD = Duration.ofMinutes(30);

    private final CommandRunner commands;
    private final Workspace output;

    /** @param output a directory outside the checkout, emptied before each build */
    public NpmPackageBuilder(CommandRunner commands, Workspace output) {
        this.commands = commands;
        this.output = output;
    }

    @Override
    public Built build(Workspace checkout, ReleaseDescriptor.NpmPackage npm)
            throws PortUnavailable, InterruptedException {
        String directory = directoryOf(checkout, npm).path();
        try {
            output.delete();
            for (List<String> command : npm.build()) {
                run(CommandRunner.Command.of(directory, command).echoing(BUILD));
            }
            output.writeText(SBOM, describe(directory));
            run(CommandRunner.Command.of(
                    directory,
                    List.of("npm", "pack", "--json", "--ignore-scripts", "--pack-destination=" + output.path())));
            return built();
        } catch (IOException e) {
            throw new PortUnavailable("building the package in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static Workspace directoryOf(Workspace checkout, ReleaseDescriptor.NpmPackage npm) {
        return npm.directory().equals(".") ? checkout : checkout.directory(npm.directory());
    }

    private String describe(String directory) throws PortUnavailable, InterruptedException {
        return run(CommandRunner.Command.of(
                        directory,
                        List.of("npm", "sbom", "--sbom-format=cyclonedx", "--package-lock-only", "--omit=dev")))
                .output();
    }

    private Built built() throws IOException, PortUnavailable, InterruptedException {
        List<String> tarballs =
                output.files().stream().filter(name -> name.endsWith(".tgz")).toList();
        if (tarballs.size() != 1) {
            throw new PortUnavailable("npm pack was to leave one tarball and left " + tarballs);
        }
        try (InputStream content = output.open(tarballs.get(0))) {
            PackedPackage packed = PackedPackage.read(content);
            return new Built(output, packed.name(), packed.version(), tarballs.get(0), SBOM);
        }
    }

    private CommandRunner.Result run(CommandRunner.Command command) throws PortUnavailable, InterruptedException {
        CommandRunner.Result result = commands.run(command);
        if (!result.succeeded()) {
            throw new PortUnavailable("\"" + command + "\" in " + command.directory() + " ended with "
                    + result.exitCode() + ":\n" + CommandOutput.ofFailed(result));
        }
        return result;
    }
}
