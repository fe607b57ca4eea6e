package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.rehearsal.forge.Maintainers;
import io.jenkins.plugins.aegis.rehearsal.forge.MergeMethod;
import io.jenkins.plugins.aegis.rehearsal.forge.PullView;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A maintainer who looks at each pull request of the pipeline a while after it was opened, and reviews and merges it as
 * soon as it is green; those that were open before are looked at as well.
 */
final class StandingReview implements AutoCloseable {
    private final Maintainers forge;
    private final Progress progress;
    private final Duration pause;
    private final ScheduledThreadPoolExecutor desk = new ScheduledThreadPoolExecutor(1, StandingReview::daemon);

    /** @param pause before the first look, and before each further one while checks are not green */
    StandingReview(Maintainers forge, Progress progress, Duration pause) {
        this.forge = forge;
        this.progress = progress;
        this.pause = pause;
        desk.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "standing-review");
        thread.setDaemon(true);
        return thread;
    }

    /** From now on. */
    void begin() {
        forge.onPullOpened(this::expect);
        forge.pulls().forEach(this::expect);
    }

    private void expect(PullView pull) {
        if (pull.author().equals(People.PIPELINE) && pull.state().equals("open")) {
            try {
                desk.schedule(() -> look(pull.number()), pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // Nobody is at the desk any more: the next start finds it open.
            }
        }
    }

    private void look(int number) {
        PullView pull = forge.pull(number);
        if (!pull.state().equals("open")) {
            return;
        }
        if (!forge.isGreen(number)) {
            expect(pull);
            return;
        }
        try {
            MergeMethod method = pull.base().startsWith("release/") ? MergeMethod.SQUASH : MergeMethod.MERGE;
            MaintainersAtWork.reviewAndMerge(forge, progress, pull, method);
        } catch (IllegalStateException e) {
            progress.line(People.REVIEWER + " leaves #" + number + " open: " + e.getMessage());
        }
    }

    /** What is being merged is merged to its end. */
    @Override
    public void close() {
        // A merge that is under way needs no interruption, and what only waits does not run any more.
        desk.shutdown();
        try {
            desk.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
