package io.jenkins.plugins.aegis.adapter.jenkins;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Cause;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.aegis.adapter.record.EarlierAuditLogs;
import io.jenkins.plugins.aegis.audit.AuditUnavailable;
import io.jenkins.plugins.aegis.audit.ReleaseReport;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.BuildRecord;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.RelativePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.util.BuildListenerAdapter;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** A build of Jenkins, by its own records. */
public final class RunRecord implements BuildRecord {
    /** Stands for nobody; the configuration refuses it as the name of an approver. */
    static final String UNKNOWN = "unknown";

    private final Run<?, ?> run;
    private final Path log;
    private final Path report;
    private final String address;
    private final TaskListener listener;

    /**
     * @param log the audit log that the report is rendered from
     * @param report where it is kept
     * @param address where people can see it
     * @param listener told of the files that are kept
     */
    public RunRecord(Run<?, ?> run, Path log, Path report, String address, TaskListener listener) {
        this.listener = listener;
        this.run = run;
        this.log = log;
        this.report = report;
        this.address = address;
    }

    @Override
    public String name() {
        return run.getFullDisplayName();
    }

    /** Below a name of our own if the address of Jenkins is not configured. */
    @Override
    public String builder() {
        String root = Optional.ofNullable(Jenkins.get().getRootUrl()).orElse("jenkins:/");
        return root + run.getParent().getUrl();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    /** A person who started another build that started this one is who started this one. */
    @Override
    public String requester() {
        return person(run.getCauses()).orElse(UNKNOWN);
    }

    private static Optional<String> person(List<Cause> causes) {
        return causes.stream()
                .flatMap(RunRecord::people)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Stream<String> people(Cause cause) {
        if (cause instanceof Cause.UserIdCause user) {
            return Stream.ofNullable(user.getUserId());
        }
        return cause instanceof Cause.UpstreamCause upstream
                ? person(upstream.getUpstreamCauses()).stream()
                : Stream.empty();
    }

    @Override
    public Optional<String> parameter(String name) {
        return BuildParameters.value(run, name);
    }

    @Override
    public boolean isSuccessSoFar() {
        Result result = run.getResult();
        return result == null || result.equals(Result.SUCCESS);
    }

    @Override
    public String keepReport() throws PortUnavailable {
        try {
            ReleaseReport.write(log, report);
            return address;
        } catch (AuditUnavailable e) {
            throw new PortUnavailable(e.getMessage(), e);
        }
    }

    /** As an artifact of the build, wherever Jenkins keeps those. */
    @Override
    public String keep(String path, InputStream content) throws PortUnavailable, InterruptedException {
        try {
            Path draft = Files.createTempFile("aegis-release-", ".kept");
            try {
                Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
                FilePath directory =
                        new FilePath(Objects.requireNonNull(draft.getParent()).toFile());
                run.pickArtifactManager()
                        .archive(
                                directory,
                                new Launcher.LocalLauncher(listener),
                                new BuildListenerAdapter(listener),
                                Map.of(
                                        RelativePath.require(path),
                                        draft.toFile().getName()));
            } finally {
                Files.deleteIfExists(draft);
            }
            String root = Optional.ofNullable(Jenkins.get().getRootUrl()).orElse("/");
            return root + run.getUrl() + "artifact/" + path;
        } catch (IOException e) {
            throw new PortUnavailable(path + " could not be kept with the build: " + e.getMessage(), e);
        }
    }

    @Override
    public Observed<List<RecordedTag>> tagsPushedEarlier() {
        return EarlierAuditLogs.before(log, run.getRootDir().toPath()).pushedTags();
    }

    @Override
    public void tellThatGoIsGiven(boolean given) throws PortUnavailable {
        try {
            GivenGo.note(run, given);
        } catch (IOException e) {
            throw new PortUnavailable("That the go is given could not be kept with the build: " + e.getMessage(), e);
        }
    }

    @Override
    public List<GateDecision> decisions() {
        if (!(run instanceof FlowExecutionOwner.Executable pipeline)) {
            return List.of();
        }
        FlowExecutionOwner owner = pipeline.asFlowExecutionOwner();
        if (owner == null) {
            return List.of();
        }
        try {
            return RecordedInputs.of(owner.get()).stream()
                    .flatMap(input -> input.decision().stream())
                    .sorted(Comparator.comparing(GateDecision::at))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The record of the go/no-go of " + name() + " cannot be read; run the step again", e);
        }
    }
}
