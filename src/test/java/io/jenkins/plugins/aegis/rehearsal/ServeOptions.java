package io.jenkins.plugins.aegis.rehearsal;

import java.util.Set;
import picocli.CommandLine.Option;

/** What only {@code bin/rehearse --serve} takes. */
final class ServeOptions {
    /** All that it takes: these, and who and what is served, where. */
    static final Set<String> NAMES =
            Set.of("--serve", "--port-forge", "--port-registry", "--no-auto-merge", "--repo", "--keep", "--approver");

    @Option(
            names = "--serve",
            required = true,
            description = "Release nothing: serve remote, forge and npm registry to a Jenkins controller until Ctrl-C,"
                    + " and print its Configuration as Code.")
    boolean serve;

    @Option(
            names = "--port-forge",
            paramLabel = "<port>",
            description = "Port of the forge. Default: that of the last time in the directory, else a free one.")
    int forge;

    @Option(names = "--port-registry", paramLabel = "<port>", description = "The same for the npm registry.")
    int registry;

    @Option(
            names = "--no-auto-merge",
            negatable = true,
            description =
                    "Review and merge the pipeline's pull requests once they are green, or leave that to you. Default: do.")
    boolean autoMerge = true;
}
