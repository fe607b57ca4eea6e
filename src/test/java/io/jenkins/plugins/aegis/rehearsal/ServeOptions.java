package io.jenkins.plugins.aegis.rehearsal;

import picocli.CommandLine.Option;

/** What only {@code bin/rehearse --serve} takes. */
final class ServeOptions {
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
