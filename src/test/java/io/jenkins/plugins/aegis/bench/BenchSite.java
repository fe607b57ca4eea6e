package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.rehearsal.GoNoGo;
import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.PipelineEvents;
import io.jenkins.plugins.aegis.rehearsal.Progress;
import io.jenkins.plugins.aegis.rehearsal.RehearsalCast;
import io.jenkins.plugins.aegis.rehearsal.RehearsalDirectory;
import io.jenkins.plugins.aegis.rehearsal.RehearsalHooks;
import io.jenkins.plugins.aegis.rehearsal.RehearsalReport;
import io.jenkins.plugins.aegis.rehearsal.RehearsalSite;
import io.jenkins.plugins.aegis.rehearsal.RehearsedProject;
import io.jenkins.plugins.aegis.rehearsal.RehearsedRelease;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.python.PythonIndexServer;
import io.jenkins.plugins.aegis.rehearsal.registry.NpmRegistryServer;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sample project with forge and registries, as a rehearsal has them, on which releases are counted and timed. */
final class BenchSite implements AutoCloseable {
    /** What is released. */
    static final String VERSION = RehearsedProject.SAMPLE_VERSION;

    private final RehearsalSite site;

    private BenchSite(RehearsalSite site) {
        this.site = site;
    }

    /** @param more history, tags and branches beside the project's own */
    static BenchSite in(Path directory, Optional<GeneratedRepository> more) throws IOException {
        RehearsalDirectory files = RehearsalDirectory.at(directory);
        RehearsedProject project = RehearsedProject.prepare(files.remote(), Optional.empty());
        if (more.isPresent()) {
            more.get().addTo(project.remote());
        }
        NodeTools tools = NodeTools.ofProject();
        return new BenchSite(new RehearsalSite(
                files,
                project,
                RehearsalSite.forge(files, project),
                NpmRegistryServer.start(tools, files.registry(), project.ownPackages()),
                PythonIndexServer.start(files.pythonIndex()),
                tools));
    }

    /** A whole release, whose requests are told apart by step; where all is released, the run that finds nothing to do. */
    StepRequests release() throws IOException {
        StepRequests requests = new StepRequests(site.forge().requests());
        requireReleased(run(RehearsedRelease.jenkinsfile(), requests, RehearsalHooks.NONE));
        return requests;
    }

    /** The same, watched. */
    StepRequests release(Trace trace) throws IOException {
        StepRequests requests = new StepRequests(site.forge().requests());
        PipelineListener both = new PipelineEvents(List.of(trace, requests));
        requireReleased(run(RehearsedRelease.jenkinsfile(), both, trace));
        return requests;
    }

    /** A release as far as its tag, with the stages that the pipeline has before it publishes. */
    void releaseUntilPublished() throws IOException {
        String whole = Files.readString(RehearsedRelease.jenkinsfile());
        int publish = whole.indexOf("        stage('Publish')");
        int after = whole.indexOf("    }\n\n    post {");
        if (publish < 0 || after < publish) {
            throw new IllegalStateException("the pipeline is not as expected: no stage Publish before its end");
        }
        Path shorter = site.directory().root().resolve("until-published.Jenkinsfile");
        Files.writeString(shorter, whole.substring(0, publish) + whole.substring(after));
        requireReleased(run(shorter, PipelineListener.NONE, RehearsalHooks.NONE));
    }

    /** Publishes what was released as far as its tag. */
    void publish(PipelineListener watching, RehearsalHooks hooks) throws IOException {
        Path pipeline = RehearsedRelease.statusPipeline().resolveSibling("publish.Jenkinsfile");
        requireReleased(run(pipeline, watching, hooks));
    }

    /** What is asked and served. */
    RehearsalSite site() {
        return site;
    }

    private static void requireReleased(RehearsalReport report) {
        if (!report.isReleased()) {
            throw new IllegalStateException(
                    "the release failed: " + report.outcome().error());
        }
    }

    private RehearsalReport run(Path jenkinsfile, PipelineListener watching, RehearsalHooks hooks) throws IOException {
        Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        return new RehearsedRelease(
                        site, RehearsalCast.of(GoNoGo.answering(People.APPROVER, true)), silent, watching, hooks)
                .run(jenkinsfile, Map.of("VERSION", VERSION));
    }

    @Override
    public void close() {
        site.forge().close();
        site.index().close();
        site.registry().close();
    }
}
