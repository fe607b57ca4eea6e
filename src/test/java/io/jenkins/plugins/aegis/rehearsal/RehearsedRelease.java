package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.rehearsal.forge.ForgeSettings;
import io.jenkins.plugins.aegis.rehearsal.forge.LoopbackForge;
import io.jenkins.plugins.aegis.rehearsal.pipeline.BuildInfo;
import io.jenkins.plugins.aegis.rehearsal.pipeline.JenkinsfileRunner;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineOutcome;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageInfo;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StepCatalog;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StepHost;
import io.jenkins.plugins.aegis.rehearsal.registry.NpmRegistryServer;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.wiring.ReleaseWiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One build of the root Jenkinsfile, with a forge and a registry that live as long as it does. */
final class RehearsedRelease {
    private static final String JENKINSFILE = "Jenkinsfile";
    private static final String STEPS = "io.jenkins.plugins.aegis.step";

    private final RehearsalDirectory directory;
    private final Optional<Path> clone;
    private final Map<String, Object> parameters;
    private final GoNoGo gate;

    RehearsedRelease(Path directory, Optional<Path> clone, Map<String, Object> parameters, GoNoGo gate) {
        this.directory = new RehearsalDirectory(directory);
        this.clone = clone;
        this.parameters = parameters;
        this.gate = gate;
    }

    /** Runs the build to its end and says what became of it; the exit code of the command. */
    int run(Optional<Path> report) throws IOException, InterruptedException {
        Instant started = Instant.now();
        Progress progress = new Progress(System.out);
        progress.say("Rehearsing a release of " + parameters.get("VERSION") + " in " + directory.root());
        Files.createDirectories(directory.root());
        NodeTools tools = NodeTools.ofProject();
        RehearsedProject project = RehearsedProject.prepare(directory.remote(), clone);
        RehearsedBuild build = new RehearsedBuild(directory.nextBuild(), gate, progress);
        ForgeSettings settings = new ForgeSettings(
                project.repository(), project.remote(), directory.forge(), People.accounts(), List.of("ci"));
        try (LoopbackForge forge = LoopbackForge.start(settings, 0);
                NpmRegistryServer registry =
                        NpmRegistryServer.start(tools, directory.registry(), project.ownPackages())) {
            progress.say(
                    "Forge " + forge.endpoint() + ", npm registry " + registry.url() + ", remote " + project.remote());
            ReleaseSite site = new ReleaseSite(
                    project.repository(),
                    project.remote().toString(),
                    forge.endpoint(),
                    registry.url(),
                    new ReleaseSite.ApprovalRules(People.APPROVERS, false));
            RehearsalWiring wiring =
                    new RehearsalWiring(directory, site, build, tools.releasePlease(), registry.token());
            PipelineOutcome outcome = execute(wiring, forge, build);
            RehearsalReport result = RehearsalReport.of(
                    parameters.get("VERSION").toString(),
                    outcome,
                    build,
                    new RehearsalReport.Outside(
                            RemoteTag.read(project.remote(), "v" + parameters.get("VERSION")),
                            forge.requests().reads(),
                            forge.requests().writes()));
            if (result.isReleased()) {
                asUser(registry, result, progress);
            }
            result.show(progress, Duration.between(started, Instant.now()));
            if (report.isPresent()) {
                result.write(report.get());
            }
            return result.isReleased() ? Rehearsal.RELEASED : Rehearsal.NOT_RELEASED;
        }
    }

    private void asUser(NpmRegistryServer registry, RehearsalReport result, Progress progress) throws IOException {
        ReleaseVersion version = ReleaseVersion.parse(result.version());
        Optional<String> packageName = result.npmPackage();
        if (packageName.isPresent()) {
            new UserCheck(registry, directory.root().resolve("users"))
                    .install(packageName.get(), result.version(), version.distTag(), progress);
        }
    }

    private PipelineOutcome execute(RehearsalWiring wiring, LoopbackForge forge, RehearsedBuild build)
            throws IOException {
        MaintainersAtWork maintainers = new MaintainersAtWork(forge.maintainers(), build.progress());
        StepHost host = new StepHost() {
            @Override
            public <T> T get(Class<T> type, StageInfo where) {
                return type == ReleaseWiring.class ? type.cast(wiring) : null;
            }

            @Override
            public boolean provides(Class<?> type, StageInfo where) {
                return where.hasNode() || !List.of("FilePath", "Launcher").contains(type.getSimpleName());
            }
        };
        PipelineEvents events = new PipelineEvents(
                build.progress(), () -> maintainers.reviewAndMerge("release/" + parameters.get("VERSION")));
        return new JenkinsfileRunner(StepCatalog.scan(STEPS), host, gate, events)
                .run(Path.of(JENKINSFILE), parameters, new BuildInfo(build.number(), Optional.empty()));
    }
}
