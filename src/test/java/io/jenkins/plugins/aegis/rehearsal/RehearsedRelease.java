package io.jenkins.plugins.aegis.rehearsal;

import hudson.EnvVars;
import io.jenkins.plugins.aegis.adapter.git.GitMemory;
import io.jenkins.plugins.aegis.model.ReleaseSite.OverlayRule;
import io.jenkins.plugins.aegis.rehearsal.pipeline.BuildInfo;
import io.jenkins.plugins.aegis.rehearsal.pipeline.JenkinsfileRunner;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineOutcome;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageInfo;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StepCatalog;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StepHost;
import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import io.jenkins.plugins.aegis.wiring.GateVariables;
import io.jenkins.plugins.aegis.wiring.ReleaseWiring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds of a release pipeline on a site, one after the other, as Jenkins would run them. */
public final class RehearsedRelease {
    private static final StepCatalog STEPS = StepCatalog.scan("io.jenkins.plugins.aegis.step");

    private final RehearsalSite site;
    private final RehearsalCast cast;
    private final Progress progress;
    private final PipelineListener watching;
    private final RehearsalHooks hooks;

    /** @param watching hears what happens after {@code progress} did, and may act on it */
    public RehearsedRelease(RehearsalSite site, RehearsalCast cast, Progress progress, PipelineListener watching) {
        this(site, cast, progress, watching, RehearsalHooks.NONE);
    }

    /** @param hooks stand between the steps and what they work with */
    public RehearsedRelease(
            RehearsalSite site,
            RehearsalCast cast,
            Progress progress,
            PipelineListener watching,
            RehearsalHooks hooks) {
        this.hooks = hooks;
        this.site = site;
        this.cast = cast;
        this.progress = progress;
        this.watching = watching;
    }

    /** The pipeline of this checkout. */
    public static Path jenkinsfile() {
        return ProjectDirectory.locate().root().resolve("Jenkinsfile");
    }

    /** The pipeline that says what is published where, and does nothing. */
    public static Path statusPipeline() {
        return ProjectDirectory.locate().root().resolve("src/test/rehearsal/pipelines/status.Jenkinsfile");
    }

    /**
     * Runs a build to its end.
     *
     * @param parameters those of the Jenkinsfile; those not given have their declared default
     */
    public RehearsalReport run(Path jenkinsfile, Map<String, Object> parameters) throws IOException {
        RehearsedBuild build =
                new RehearsedBuild(site.directory().nextBuild(), cast.gate(), progress, new RunningState());
        long reads = site.forge().requests().reads();
        long writes = site.forge().requests().writes();
        PipelineOutcome outcome = new JenkinsfileRunner(STEPS, host(build), cast.gate(), events(build, parameters))
                .run(jenkinsfile, parameters, new BuildInfo(build.number(), Optional.empty()));
        String version = String.valueOf(parameters.get("VERSION"));
        RehearsalReport.Outside outside = new RehearsalReport.Outside(
                RemoteTag.read(site.project().remote(), "v" + version),
                site.forge().requests().reads() - reads,
                site.forge().requests().writes() - writes);
        return RehearsalReport.of(version, outcome, build, outside);
    }

    private StepHost host(RehearsedBuild build) {
        RehearsalWiring wiring = new RehearsalWiring(
                site.directory(),
                RehearsalWiring.access(
                        hooks.site(site.configuration(cast.rules())),
                        site.tokens(),
                        site.tools().releasePlease()),
                build,
                hooks,
                new GitMemory());
        return new StepHost() {
            @Override
            public <T> T get(Class<T> type, StageInfo where) {
                if (type == EnvVars.class) {
                    return type.cast(variables(build));
                }
                return type == ReleaseWiring.class ? type.cast(wiring) : null;
            }

            @Override
            public boolean provides(Class<?> type, StageInfo where) {
                return where.hasNode() || !List.of("FilePath", "Launcher").contains(type.getSimpleName());
            }
        };
    }

    /** As Jenkins has them from the configuration. */
    private EnvVars variables(RehearsedBuild build) {
        Map<String, Set<String>> overlays =
                cast.rules().overlays().stream().collect(Collectors.toMap(OverlayRule::name, OverlayRule::approvers));
        EnvVars variables = new EnvVars();
        variables.putAll(GateVariables.of(
                cast.rules().approvers(), overlays, build.htmlReport().toUri().toString()));
        variables.putAll(GateVariables.ofGo(build.state().isGoGiven()));
        return variables;
    }

    private PipelineListener events(RehearsedBuild build, Map<String, Object> parameters) {
        PipelineListener people = new PipelineListener() {
            @Override
            public void stepStarted(StageInfo stage, String step, int line) {
                if (step.equals("aegisAwaitMerge")) {
                    cast.maintainers()
                            .act(site.forge().maintainers(), progress, "release/" + parameters.get("VERSION"));
                }
            }
        };
        return new PipelineEvents(List.of(build.state(), progress, people, watching));
    }
}
