package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.adapter.process.CapturedOutput;
import io.jenkins.plugins.aegis.adapter.process.SecretMask;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs programs on this machine.
 *
 * <p>A program that is too slow, or whose caller is interrupted, is ended with everything that it started: asked to end
 * first, so that it can remove its lock files, then killed.
 */
public final class LocalCommandRunner implements CommandRunner {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Map<String, String> environment;
    private final Consumer<String> echo;

    /** Runs with the environment of this process, and shows nothing. */
    public LocalCommandRunner() {
        this(Map.of(), line -> {});
    }

    /**
     * @param environment added to that of this process; a command's own goes before it
     * @param echo takes the lines, masked, of commands that ask to be shown; called by one thread at a time
     */
    public LocalCommandRunner(Map<String, String> environment, Consumer<String> echo) {
        this.environment = Map.copyOf(environment);
        this.echo = echo;
    }

    @Override
    public Result run(Command command) throws PortUnavailable, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Interrupted before " + command);
        }
        SecretMask mask = new SecretMask(command.secrets());
        Process process = start(command);
        Object turn = new Object();
        Consumer<String> show = line -> {
            synchronized (turn) {
                echo.accept(mask.applyTo(line));
            }
        };
        ProcessOutput output = ProcessOutput.of(process.getInputStream(), captured(command, show));
        ProcessOutput errors = ProcessOutput.of(process.getErrorStream(), captured(command, show));
        feed(process, command.input());
        try {
            if (!process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
                throw new PortUnavailable(
                        command + " did not end within " + command.timeout().toSeconds() + " seconds and was killed"
                                + lastWords(mask.applyTo(errors.soFar())));
            }
            // A daemon that it left behind may keep the pipe open for ever.
            output.awaitEnd(GRACE);
            errors.awaitEnd(GRACE);
            return new Result(
                    process.exitValue(), mask.applyTo(output.soFar(command.encoding())), mask.applyTo(errors.soFar()));
        } catch (InterruptedException e) {
            end(process);
            throw e;
        }
    }

    private static CapturedOutput captured(Command command, Consumer<String> show) {
        return command.shown()
                .map(before -> new CapturedOutput(line -> show.accept(before + line)))
                .orElseGet(CapturedOutput::new);
    }

    private Process start(Command command) throws PortUnavailable {
        ProcessBuilder builder = new ProcessBuilder(command.arguments());
        builder.directory(Path.of(command.directory()).toFile());
        builder.environment().putAll(environment);
        builder.environment().putAll(command.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new PortUnavailable(
                    "Cannot start " + command.arguments().get(0) + " in " + command.directory() + ": " + e.getMessage(),
                    e);
        }
    }

    /** Writes on a thread of its own: a program that prints before it reads would block both sides. */
    private static void feed(Process process, String input) {
        Thread thread = new Thread(
                () -> {
                    try (OutputStream stdin = process.getOutputStream()) {
                        stdin.write(input.getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        // It ended, or closed its input, without reading all of it; its exit code tells whether that
                        // was right.
                        Thread.yield();
                    }
                },
                "input of " + process.pid());
        thread.setDaemon(true);
        thread.start();
    }

    private static String lastWords(String errors) {
        String text = errors.strip();
        return text.isEmpty() ? "" : "; it said last: " + text.substring(Math.max(0, text.length() - 500));
    }

    private static void end(Process process) {
        // The list is taken first: children of a dead process are no longer found through it.
        List<ProcessHandle> tree = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        tree.forEach(ProcessHandle::destroy);
        CompletableFuture<?> ended =
                CompletableFuture.allOf(tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            ended.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            tree.forEach(LocalCommandRunner::kill);
        } catch (InterruptedException e) {
            tree.forEach(LocalCommandRunner::kill);
            Thread.currentThread().interrupt();
        }
    }

    private static void kill(ProcessHandle handle) {
        handle.descendants().forEach(ProcessHandle::destroyForcibly);
        handle.destroyForcibly();
    }
}
