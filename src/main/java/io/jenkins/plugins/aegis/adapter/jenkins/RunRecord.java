package io.jenkins.plugins.aegis.adapter.jenkins;

import hudson.model.Cause;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.aegis.adapter.record.EarlierAuditLogs;
import io.jenkins.plugins.aegis.audit.AuditUnavailable;
import io.jenkins.plugins.aegis.audit.ReleaseReport;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.BuildRecord;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** A build of Jenkins, by its own records. */
public final class RunRecord implements BuildRecord {
    /** Stands for nobody; the configuration refuses it as the name of an approver. */
    static final String UNKNOWN = "unknown";

    private final Run<?, ?> run;
    private final Path log;
    private final Path report;
    private final String address;

    /**
     * @param log the audit log that the report is rendered from
     * @param report where it is kept
     * @param address where people can see it
     */
    public RunRecord(Run<?, ?> run, Path log, Path report, String address) {
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

    @Override
    public Observed<List<RecordedTag>> tagsPushedEarlier() {
        return EarlierAuditLogs.before(log, run.getRootDir().toPath()).pushedTags();
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
