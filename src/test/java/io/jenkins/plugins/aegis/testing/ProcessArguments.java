package io.jenkins.plugins.aegis.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Command lines of all processes below this one, as whoever has an account on the machine sees them.
 *
 * <p>Looks ten times a second, so that what ends at once may be missed; of what we start ourselves, {@link
 * WatchedCommandRunner} knows every one.
 */
public final class ProcessArguments implements AutoCloseable {
    private static final long PAUSE = 100;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread looking = new Thread(this::look, "watches process arguments");

    private ProcessArguments() {
        looking.setDaemon(true);
        looking.start();
    }

    /** Sees nothing where there is no {@code /proc}. */
    public static ProcessArguments watch() {
        return new ProcessArguments();
    }

    /** Every command line so far, arguments with NUL between them. */
    public Set<String> seen() {
        return Set.copyOf(seen);
    }

    private void look() {
        try {
            do {
                ProcessHandle.current().descendants().forEach(this::note);
            } while (!end.await(PAUSE, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(ProcessHandle process) {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
            if (line.length > 0) {
                seen.add(new String(line, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // It has ended meanwhile.
            return;
        }
    }

    @Override
    public void close() {
        end.countDown();
    }
}
