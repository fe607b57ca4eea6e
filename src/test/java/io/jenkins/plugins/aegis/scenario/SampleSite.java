package io.jenkins.plugins.aegis.scenario;

import io.jenkins.plugins.aegis.bench.StepRequests;
import io.jenkins.plugins.aegis.rehearsal.AttestationCheck;
import io.jenkins.plugins.aegis.rehearsal.GoNoGo;
import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.Progress;
import io.jenkins.plugins.aegis.rehearsal.RehearsalCast;
import io.jenkins.plugins.aegis.rehearsal.RehearsalDirectory;
import io.jenkins.plugins.aegis.rehearsal.RehearsalHooks;
import io.jenkins.plugins.aegis.rehearsal.RehearsalReport;
import io.jenkins.plugins.aegis.rehearsal.RehearsalSite;
import io.jenkins.plugins.aegis.rehearsal.RehearsedProject;
import io.jenkins.plugins.aegis.rehearsal.RehearsedRelease;
import io.jenkins.plugins.aegis.rehearsal.forge.LoopbackForge;
import io.jenkins.plugins.aegis.rehearsal.forge.Maintainers;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.python.PythonIndexServer;
import io.jenkins.plugins.aegis.rehearsal.registry.NpmRegistryServer;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.testing.Canaries;
import io.jenkins.plugins.aegis.testing.EffectWatch;
import io.jenkins.plugins.aegis.testing.WatchedPorts;
import io.jenkins.plugins.aegis.wiring.ReleaseWiring;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A remote of the sample project with its forge and a registry, on which builds of the release pipeline run. */
final class SampleSite implements AutoCloseable {
    private final RehearsalSite site;
    private final boolean ownsRegistry;
    private RehearsalHooks hooks = RehearsalHooks.NONE;

    private SampleSite(RehearsalSite site, boolean ownsRegistry) {
        this.site = site;
        this.ownsRegistry = ownsRegistry;
    }

    /** With a registry of its own: what is published stays in the directory. */
    static SampleSite in(Path directory) {
        try {
            RehearsalDirectory files = RehearsalDirectory.at(directory);
            RehearsedProject project = RehearsedProject.prepare(files.remote(), Optional.empty());
            NodeTools tools = NodeTools.ofProject();
            NpmRegistryServer registry = NpmRegistryServer.start(tools, files.registry(), project.ownPackages());
            return new SampleSite(
                    new RehearsalSite(
                            files,
                            project,
                            RehearsalSite.forge(files, project),
                            registry,
                            PythonIndexServer.start(files.pythonIndex()),
                            tools),
                    true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a release that is to publish nothing. */
    static SampleSite in(Path directory, NpmRegistryServer registry) {
        try {
            RehearsalDirectory files = RehearsalDirectory.at(directory);
            RehearsedProject project = RehearsedProject.prepare(files.remote(), Optional.empty());
            LoopbackForge forge = RehearsalSite.forge(files, project);
            return new SampleSite(
                    new RehearsalSite(
                            files,
                            project,
                            forge,
                            registry,
                            PythonIndexServer.start(files.pythonIndex()),
                            NodeTools.ofProject()),
                    false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Releases with the usual people, all of whom agree. */
    FinishedBuild release(String version) {
        return release(Map.of("VERSION", version), cast(), PipelineListener.NONE);
    }

    FinishedBuild release(String version, PipelineListener watching) {
        return release(Map.of("VERSION", version), cast(), watching);
    }

    FinishedBuild release(Map<String, Object> parameters, RehearsalCast cast, PipelineListener watching) {
        return release(RehearsedRelease.jenkinsfile(), parameters, cast, watching);
    }

    FinishedBuild release(
            Path jenkinsfile, Map<String, Object> parameters, RehearsalCast cast, PipelineListener watching) {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(console, true, StandardCharsets.UTF_8));
        try {
            RehearsalReport report =
                    new RehearsedRelease(site, cast, progress, watching, hooks).run(jenkinsfile, parameters);
            return new FinishedBuild(report, console.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Has the watch told of every effect: what the forge and the Python index are asked to change, and what is done
     * through the other ports.
     */
    SampleSite watchedBy(EffectWatch watch) {
        site.forge().watchWrites(request -> {
            EffectWatch.Effect effect = watch.begin("forge " + request);
            return () -> watch.end(effect);
        });
        site.index().watchUploads(() -> {
            EffectWatch.Effect effect = watch.begin("python-index upload");
            return () -> watch.end(effect);
        });
        hooks = new RehearsalHooks() {
            @Override
            public ReleaseWiring.Opened ports(ReleaseWiring.Opened real) {
                return new WatchedPorts(real, watch, Set.of("forge", "release-please"));
            }
        };
        return this;
    }

    /** The usual people; the approver says go. */
    static RehearsalCast cast() {
        return RehearsalCast.of(GoNoGo.answering(People.APPROVER, true));
    }

    /** Hears which step asks the forge for what, from now on. */
    StepRequests requests() {
        return new StepRequests(site.forge().requests());
    }

    /** What was asked of the npm registry and of the Python index so far, {@code METHOD /path}. */
    List<String> sentToRegistries() throws IOException {
        // What the rehearsal itself does to wait for the registry, and to log in there, is left aside.
        Pattern request = Pattern.compile("http <-- .* req: '([A-Z]+ (?!/-/ping|/-/user/)[^']+)'.*");
        List<String> sent = new ArrayList<>(site.index().requests());
        Files.readAllLines(site.registry().log()).stream()
                .map(request::matcher)
                .filter(Matcher::matches)
                .forEach(line -> sent.add(line.group(1)));
        return sent;
    }

    RemoteView remote() {
        return new RemoteView(site.project().remote());
    }

    ForgeView forge() {
        return new ForgeView(site.forge().endpoint(), site.project().repository());
    }

    RegistryView registry() {
        return new RegistryView(site.registry().url());
    }

    /** Where the remote, the forge and the registries keep what they have. */
    RehearsalDirectory files() {
        return site.directory();
    }

    URI helmRepository() {
        return site.helmRepository();
    }

    URI pythonIndex() {
        return site.index().index();
    }

    /** Every credential of a release here. */
    Canaries canaries() throws IOException {
        Canaries canaries = new Canaries();
        canaries.plant("forge", People.TOKEN);
        canaries.plant("reviewer", People.REVIEWER_TOKEN);
        canaries.plant("npm", site.registry().token());
        canaries.plant("pypi", site.index().token());
        canaries.plant("signing-key", Files.readString(site.directory().signingKey()));
        return canaries;
    }

    /** The key with which attestations are verified. */
    Path publicKey() {
        return site.directory().publicKey();
    }

    AttestationCheck attestations() {
        return new AttestationCheck(site.tools(), site.directory().publicKey());
    }

    Maintainers maintainers() {
        return site.forge().maintainers();
    }

    @Override
    public void close() {
        site.forge().close();
        site.index().close();
        if (ownsRegistry) {
            site.registry().close();
        }
    }
}
