package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shows figures as a table, and keeps them as JSON with the machine that they were taken on. */
record BenchReport(List<Figure> figures) {

    void write(Path directory, PrintStream out) throws IOException {
        Map<String, String> machine = machine();
        out.println("Taken on " + machine);
        out.println("Medians, with the smallest and the largest; what is compared ran in turns, in this one process.");
        out.println();
        out.printf("T  %-44s %9s %9s  %-8s %s%n", "figure", "value", "at most", "", "measured on; detail");
        figures.forEach(figure -> out.println(figure.row()));
        Path file = Files.createDirectories(directory).resolve("results.json");
        new Results(file).replace(figures, machine);
        out.println();
        out.println("Also in " + file + ", beside what was measured of other targets before");
    }

    private static Map<String, String> machine() throws IOException {
        Map<String, String> machine = new TreeMap<>();
        machine.put("at", Instant.now().toString());
        machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        machine.put("java", System.getProperty("java.version"));
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("git", LocalCommand.in(Path.of("."), "git", "--version").output());
        Path load = Path.of("/proc/loadavg");
        machine.put("load before", Files.exists(load) ? Files.readString(load).strip() : "unknown");
        return machine;
    }
}
