package io.jenkins.plugins.aegis.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code bin/rehearse --serve} in a process of its own, as the script becomes it. */
final class ServedProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final long POLL_MILLIS = 50;

    private final Process process;
    private final Path out;
    private final Path messages;

    private ServedProcess(Process process, Path out, Path messages) {
        this.process = process;
        this.out = out;
        this.messages = messages;
    }

    /** Starts it on that directory, and returns when it serves. */
    static ServedProcess start(Path directory, String... more) {
        try {
            Path out = Files.createTempFile(directory.getParent(), "out", ".yaml");
            Path messages = Files.createTempFile(directory.getParent(), "messages", ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Rehearsal.class.getName(),
                    "--serve",
                    "--keep",
                    directory.toString()));
            command.addAll(List.of(more));
            ServedProcess started = new ServedProcess(
                    new ProcessBuilder(command)
                            .redirectOutput(Redirect.to(out.toFile()))
                            .redirectError(Redirect.to(messages.toFile()))
                            .start(),
                    out,
                    messages);
            started.awaitServing();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitServing() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (!messages().contains("Serving until")) {
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    close();
                    throw new IllegalStateException("It does not serve:\n" + messages());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that it said beside the configuration. */
    String messages() throws IOException {
        return Files.readString(messages);
    }

    /** What it printed, word for word. */
    String output() throws IOException {
        return Files.readString(out);
    }

    JsonNode configuration() throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(output());
    }

    /** Sends SIGTERM and answers the exit code. */
    int terminate() throws InterruptedException, TimeoutException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("It does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
