package io.jenkins.plugins.aegis.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A program that says in a line of its output that it knows what it was to find out. */
record TimedProgram(Path directory, Map<String, String> environment, List<String> words) {
    /**
     * When it knew, and when it ended; both in milliseconds from its start.
     *
     * @param line what it said
     */
    record Found(double known, double ended, String line) {}

    /** @throws IOException if it fails, or ends without the line */
    Found until(String said) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.equals("CI") || name.startsWith("GITHUB_"));
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        OptionalDouble known = OptionalDouble.empty();
        Optional<String> found = Optional.empty();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (known.isEmpty() && line.contains(said)) {
                    known = OptionalDouble.of((System.nanoTime() - start) / 1e6);
                    found = Optional.of(line.substring(line.indexOf(said)));
                }
            }
        }
        int exit = process.waitFor();
        double ended = (System.nanoTime() - start) / 1e6;
        if (exit != 0 || known.isEmpty()) {
            throw new IOException(words.get(0) + " ended with " + exit + ", and did not say \"" + said + "\":\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size())));
        }
        return new Found(known.getAsDouble(), ended, found.get());
    }
}
