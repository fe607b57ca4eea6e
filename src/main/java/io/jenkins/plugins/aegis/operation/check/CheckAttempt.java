package io.jenkins.plugins.aegis.operation.check;

import io.jenkins.plugins.aegis.audit.AuditEvent.CheckFinished;
import io.jenkins.plugins.aegis.descriptor.ReleaseCheck;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.CheckRunner.CheckRun;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One run of one check: in a checkout of its own, its log and reports kept, its result recorded. */
final class CheckAttempt {
    private final ReleasePorts ports;
    private final CommitId commit;
    private final ReleaseCheck check;
    private final String place;

    /** @param earlier results of this build: each attempt keeps its files in a place of its own */
    CheckAttempt(ReleasePorts ports, CommitId commit, ReleaseCheck check, List<CheckFinished> earlier) {
        this.ports = ports;
        this.commit = commit;
        this.check = check;
        long before = earlier.stream()
                .filter(result -> result.check().equals(check.name()))
                .count();
        this.place = "checks/" + check.name() + "/" + (before + 1) + "/";
    }

    void run() throws PortUnavailable, InterruptedException {
        Instant started = ports.build().now();
        ports.console().line("check \"" + check.name() + "\" runs on " + commit.abbreviated());
        Workspace checkout =
                ports.git().checkOut(commit, "check-" + check.name().replace('/', '-'));
        CheckRun run = ports.checks().run(checkout, check);
        List<String> kept = new ArrayList<>();
        kept.add(keep("log.txt", new ByteArrayInputStream(run.log().getBytes(StandardCharsets.UTF_8))));
        for (String report : check.reports()) {
            kept.addAll(keepReport(checkout, report));
        }
        String took = Duration.between(started, ports.build().now()).toSeconds() + " s";
        String summary = run.passed() ? "passed in " + took : run.summary();
        ports.audit()
                .append(new CheckFinished(
                        check.name(),
                        commit.hex(),
                        check.digest().hex(),
                        ReleaseCheckPolicy.outcome(run.passed()),
                        summary,
                        kept));
        ports.console()
                .line("check \"" + check.name() + "\" "
                        + (run.passed() ? summary : "failed after " + took + ": " + summary) + "\n  "
                        + String.join("\n  ", kept));
        discard(checkout);
    }

    /** A report that is not there is said, and is no failure: a check that failed early writes none. */
    private List<String> keepReport(Workspace checkout, String report) throws PortUnavailable, InterruptedException {
        List<String> kept = new ArrayList<>();
        try {
            if (checkout.exists(report)) {
                kept.add(keepFile(checkout, report));
            }
            for (String file : checkout.directory(report).files()) {
                kept.add(keepFile(checkout, report + "/" + file));
            }
        } catch (IOException e) {
            throw new PortUnavailable("the reports of check " + check.name() + ": " + e.getMessage(), e);
        }
        if (kept.isEmpty()) {
            ports.console().line("check \"" + check.name() + "\" left no report " + report);
        }
        return kept;
    }

    private String keepFile(Workspace checkout, String path) throws IOException, PortUnavailable, InterruptedException {
        try (InputStream content = checkout.open(path)) {
            return keep(path, content);
        }
    }

    private String keep(String path, InputStream content) throws PortUnavailable, InterruptedException {
        return ports.build().keep(place + path, content);
    }

    /** Its dependencies may be many, and the next check makes its own. */
    private void discard(Workspace checkout) throws InterruptedException {
        try {
            checkout.delete();
        } catch (IOException e) {
            ports.console().line("the checkout " + checkout.path() + " stays: " + e.getMessage());
        }
    }
}
