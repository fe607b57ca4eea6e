package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.rehearsal.forge.LoopbackForge;
import io.jenkins.plugins.aegis.rehearsal.helm.HelmTool;
import io.jenkins.plugins.aegis.rehearsal.python.PythonIndexServer;
import io.jenkins.plugins.aegis.rehearsal.registry.NpmRegistryServer;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A rehearsal's remote, forge and npm registry, served to a Jenkins controller on this machine until the process is
 * asked to end.
 *
 * @param repository a clone of the project, the sample project if there is none
 * @param approvers users of the controller who may answer the go/no-go
 */
record ServedRehearsal(
        RehearsalDirectory directory, Optional<Path> repository, ServeOptions options, List<String> approvers) {
    /** Long enough to be seen on the forge, short enough not to be waited for. */
    private static final Duration BEFORE_REVIEW = Duration.ofSeconds(5);

    /**
     * Serves.
     *
     * @param yaml gets the Configuration as Code, and nothing else
     * @param progress hears of all else
     */
    void untilAskedToEnd(PrintStream yaml, Progress progress) throws IOException, InterruptedException {
        try (EndOfProcess end = EndOfProcess.watched()) {
            serve(end, yaml, progress);
            progress.say("Stopped. The same again: bin/rehearse --serve --keep " + directory.root());
        }
    }

    private void serve(EndOfProcess end, PrintStream yaml, Progress progress) throws IOException, InterruptedException {
        NodeTools tools = NodeTools.ofProject();
        RehearsedProject project = RehearsedProject.prepare(directory.remote(), repository);
        ServedPorts ports = ServedPorts.choose(directory.ports(), options.forge, options.registry);
        try (LoopbackForge forge = RehearsalSite.forge(directory, project, ports.forge());
                NpmRegistryServer registry = NpmRegistryServer.startLasting(
                        tools, directory.registry(), project.ownPackages(), ports.registry());
                PythonIndexServer index = PythonIndexServer.startLasting(directory.pythonIndex());
                StandingReview review = new StandingReview(forge.maintainers(), progress, BEFORE_REVIEW)) {
            RehearsalSite site = new RehearsalSite(directory, project, forge, registry, index, tools);
            if (options.autoMerge) {
                review.begin();
            }
            announce(site, yaml, progress);
            end.await();
        }
    }

    private void announce(RehearsalSite site, PrintStream yaml, Progress progress) throws IOException {
        String configuration = new ControllerConfiguration(site, approvers).yaml();
        keep(configuration);
        progress.say(site.addresses());
        progress.say("Configuration as Code, also in " + directory.controllerConfiguration()
                + " (its tokens open nothing but this):");
        yaml.println();
        yaml.print(configuration);
        yaml.println();
        yaml.flush();
        nextSteps().forEach(progress::say);
        HelmTool.on(directory.programs())
                .scripts()
                .ifPresent(bin ->
                        progress.say("There is no helm on the PATH here. If the controller has none either, start"
                                + " it with PATH=" + bin + ":$PATH, which has a script that is Helm."));
        progress.say("Serving until Ctrl-C.");
    }

    private List<String> nextSteps() {
        Path root = ProjectDirectory.locate().root();
        String version = repository.isEmpty() ? RehearsedProject.SAMPLE_VERSION : "the one to release";
        String merging = options.autoMerge
                ? People.REVIEWER + " reviews and merges its pull requests here"
                : "review and merge its pull requests by the forge's API as " + People.REVIEWER + " with the token "
                        + People.REVIEWER_TOKEN;
        return List.of(
                "1. On a controller on this machine with Pipeline and Configuration as Code, install "
                        + root.resolve("target/aegis-release.hpi") + " (bin/verify makes it) and apply the above.",
                "2. Create a Pipeline job from " + root.resolve("Jenkinsfile")
                        + ", build it once to learn its parameters, then with VERSION " + version + ".",
                "3. Start it as one user and answer Go / no-go as another, " + String.join(" or ", approvers)
                        + " (--approver names yours); " + merging + ".");
    }

    /** Readable by this user only. */
    private void keep(String configuration) throws IOException {
        Path file = directory.controllerConfiguration();
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, configuration);
    }
}
