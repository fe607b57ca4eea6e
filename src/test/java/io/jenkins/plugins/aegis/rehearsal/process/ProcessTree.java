package io.jenkins.plugins.aegis.rehearsal.process;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process together with everything that it started. */
public final class ProcessTree {
    private static final long GRACE_SECONDS = 5;

    private ProcessTree() {}

    /** Asks all of them to end, and kills those that have not within five seconds; returns when they are gone. */
    public static void end(ProcessHandle root) {
        List<ProcessHandle> all = all(root);
        all.forEach(ProcessHandle::destroy);
        if (!all.stream().allMatch(ProcessTree::gone)) {
            kill(root);
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Kills all of them at once. */
    public static void kill(ProcessHandle root) {
        all(root).forEach(ProcessHandle::destroyForcibly);
    }

    private static List<ProcessHandle> all(ProcessHandle root) {
        return Stream.concat(root.descendants(), Stream.of(root)).toList();
    }

    private static boolean gone(ProcessHandle process) {
        try {
            process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
