package io.jenkins.plugins.aegis.rehearsal.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One program with its arguments, run to its end without a terminal and with an empty standard input.
 *
 * <p>Secrets do not belong in the arguments: other users of the machine can read them.
 *
 * @param environment added to this process's own environment
 */
public record LocalCommand(List<String> words, Path directory, Map<String, String> environment) {

    public LocalCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    public static LocalCommand in(Path directory, String... words) {
        return new LocalCommand(List.of(words), directory, Map.of());
    }

    public LocalCommand with(String name, String value) {
        return with(Map.of(name, value));
    }

    public LocalCommand with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new LocalCommand(words, directory, all);
    }

    /** The standard output, without the white space at its end; anything but exit code 0 is a {@link CommandFailed}. */
    public String output() {
        Outcome outcome = run(new byte[0]);
        if (outcome.exitCode() != 0) {
            throw new CommandFailed(this, outcome);
        }
        return outcome.output().stripTrailing();
    }

    /** Feeds the program this standard input; anything but exit code 0 is a {@link CommandFailed}. */
    public void consume(byte[] input) {
        Outcome outcome = run(input);
        if (outcome.exitCode() != 0) {
            throw new CommandFailed(this, outcome);
        }
    }

    /** Runs the program, whatever its exit code. */
    public Outcome run() {
        return run(new byte[0]);
    }

    private Outcome run(byte[] input) {
        try {
            // Files instead of pipes: nothing can block, however much is written on either stream.
            Path stdin = Files.createTempFile("aegis-command", ".in");
            Path stdout = Files.createTempFile("aegis-command", ".out");
            Path stderr = Files.createTempFile("aegis-command", ".err");
            try {
                Files.write(stdin, input);
                int exitCode = waitFor(builder(stdin, stdout, stderr).start());
                return new Outcome(exitCode, read(stdout), read(stderr));
            } finally {
                Files.delete(stdin);
                Files.delete(stdout);
                Files.delete(stderr);
            }
        } catch (IOException e) {
            throw new CommandFailed(this, e);
        }
    }

    private ProcessBuilder builder(Path stdin, Path stdout, Path stderr) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectInput(stdin.toFile())
                .redirectOutput(Redirect.to(stdout.toFile()))
                .redirectError(Redirect.to(stderr.toFile()));
        builder.environment().putAll(environment);
        return builder;
    }

    private int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            ProcessTree.kill(process.toHandle());
            Thread.currentThread().interrupt();
            throw new CommandFailed(this, e);
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** What a program left: its exit code and both of its streams. */
    public record Outcome(int exitCode, String output, String errorOutput) {}
}
