package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.model.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Runs branches at the same time; all finish, then the first failure is the failure of all. */
final class ParallelBranches {
    private final PipelineRuntime runtime;
    private final boolean failFast;

    ParallelBranches(PipelineRuntime runtime, boolean failFast) {
        this.runtime = runtime;
        this.failFast = failFast;
    }

    void run(Map<String, Callable<?>> work) throws Exception {
        AtomicReference<Throwable> first = new AtomicReference<>();
        List<Branch> branches = new ArrayList<>();
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (int i = 0; i < work.size(); i++) {
            branches.add(new Branch(runtime.scope()));
        }
        for (Map.Entry<String, Callable<?>> entry : work.entrySet()) {
            Branch own = branches.get(ends.size());
            CompletableFuture<Void> end = new CompletableFuture<>();
            ends.add(end);
            Thread thread = new Thread(
                    () -> {
                        try {
                            run(entry.getKey(), own, entry.getValue(), first, branches);
                        } finally {
                            end.complete(null);
                        }
                    },
                    "pipeline branch " + entry.getKey());
            thread.setDaemon(true);
            thread.start();
        }
        runtime.branch()
                .await(
                        CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new)),
                        cause -> branches.forEach(b -> b.interrupt(cause)));
        if (first.get() != null) {
            throw Failures.sneaky(first.get());
        }
    }

    private void run(
            String name, Branch own, Callable<?> work, AtomicReference<Throwable> first, List<Branch> branches) {
        runtime.join(own);
        try {
            own.check();
            work.call();
        } catch (Throwable thrown) {
            Throwable failure = Failures.unwrapped(thrown);
            if (first.compareAndSet(null, failure) && failFast) {
                FlowInterruptedException cause = new FlowInterruptedException(Result.ABORTED, true, new FailFast(name));
                branches.stream().filter(b -> b != own).forEach(b -> b.interrupt(cause));
            }
        } finally {
            runtime.leave();
        }
    }

    /** Another branch failed. */
    private static final class FailFast extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        private final String branch;

        FailFast(String branch) {
            this.branch = branch;
        }

        @Override
        public String getShortDescription() {
            return "Failed in branch " + branch;
        }
    }
}
