package io.jenkins.plugins.aegis.operation.check;

import io.jenkins.plugins.aegis.descriptor.ReleaseCheck;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs the release checks that have no passing result in this build yet, a given number side by side.
 *
 * <p>A check that fails lets the others go on; {@link VerifyReleaseChecks} judges all results afterwards.
 */
public final class RunReleaseChecks {
    private final ReleaseRequest request;
    private final CheckSelection selection;

    public RunReleaseChecks(ReleaseRequest request, CheckSelection selection) {
        this.request = request;
        this.selection = selection;
    }

    /** @throws PortUnavailable if a checkout could not be made, or a log not be kept; running the step again goes on */
    public void run(ReleasePorts ports) throws PortUnavailable, InterruptedException {
        CheckFacts facts = CheckFacts.observe(ports, request);
        List<ReleaseCheck> missing = facts.missing(selection);
        if (missing.isEmpty()) {
            return;
        }
        CommitId commit = facts.subject().orElseThrow().commit();
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(selection.parallel(), missing.size()));
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (ReleaseCheck check : missing) {
                running.add(threads.submit(() -> {
                    new CheckAttempt(ports, commit, check, facts.recorded()).run();
                    return null;
                }));
            }
            await(running);
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    /** All of them end before the first failure to run one at all is told. */
    private static void await(List<Future<Void>> running) throws PortUnavailable, InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        for (Future<Void> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        if (failures.isEmpty()) {
            return;
        }
        Throwable first = failures.get(0);
        failures.stream().skip(1).forEach(first::addSuppressed);
        if (first instanceof PortUnavailable unavailable) {
            throw unavailable;
        }
        if (first instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (first instanceof Error error) {
            throw error;
        }
        throw first instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(first);
    }
}
