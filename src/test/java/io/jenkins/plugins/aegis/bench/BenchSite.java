package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.rehearsal.GoNoGo;
import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.Progress;
import io.jenkins.plugins.aegis.rehearsal.RehearsalCast;
import io.jenkins.plugins.aegis.rehearsal.RehearsalDirectory;
import io.jenkins.plugins.aegis.rehearsal.RehearsalReport;
import io.jenkins.plugins.aegis.rehearsal.RehearsalSite;
import io.jenkins.plugins.aegis.rehearsal.RehearsedProject;
import io.jenkins.plugins.aegis.rehearsal.RehearsedRelease;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.python.PythonIndexServer;
import io.jenkins.plugins.aegis.rehearsal.registry.NpmRegistryServer;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
            LocalCommand.in(
                            project.remote(),
                            "git",
                            "fetch",
                            "--quiet",
                            more.get().remote().toString(),
                            "refs/heads/main:refs/heads/history",
                            "refs/heads/feature/*:refs/heads/feature/*",
                            "refs/tags/*:refs/tags/archive/*")
                    .output();
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
        RehearsalReport report = run(RehearsedRelease.jenkinsfile(), requests);
        if (!report.isReleased()) {
            throw new IllegalStateException(
                    "the release failed: " + report.outcome().error());
        }
        return requests;
    }

    private RehearsalReport run(Path jenkinsfile, PipelineListener watching) throws IOException {
        Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        return new RehearsedRelease(site, RehearsalCast.of(GoNoGo.answering(People.APPROVER, true)), silent, watching)
                .run(jenkinsfile, Map.of("VERSION", VERSION));
    }

    @Override
    public void close() {
        site.forge().close();
        site.index().close();
        site.registry().close();
    }
}
