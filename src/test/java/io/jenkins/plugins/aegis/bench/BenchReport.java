package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shows figures as a table, and keeps them as JSON with the machine that they were taken on.
 *
 * <p>Each part is kept as soon as it is measured: one that fails takes nothing from the others, before or after it.
 */
final class BenchReport {
    private final Path file;
    private final PrintStream out;
    private final List<String> failed = new ArrayList<>();

    /** Some figures, measured when it is called. */
    @FunctionalInterface
    interface Measurement {
        List<Figure> take() throws Exception;
    }

    /** @param file where figures are kept, beside those of other targets that were measured before */
    BenchReport(Path file, PrintStream out) {
        this.file = file;
        this.out = out;
        out.println("Medians, with the smallest and the largest; what is compared ran in turns, in this one process.");
        out.printf("%nT  %-44s %9s %9s  %-8s %s%n", "figure", "value", "at most", "", "measured on; detail");
    }

    /** Measures a part, shows it and keeps it. */
    void measure(String part, Measurement measurement) throws InterruptedException {
        try {
            Map<String, String> machine = machine();
            List<Figure> figures = measurement.take();
            figures.forEach(figure -> out.println(figure.row()));
            new Results(file).replace(figures, machine);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            failed.add(part);
            out.println("-  " + part + " could not be measured:");
            e.printStackTrace(out);
        }
    }

    /** @return whether all parts could be measured */
    boolean end() throws IOException {
        WaitingFigures waiting = WaitingFigures.beside(file);
        waiting.show(out);
        waiting.addTo(new Results(file));
        out.println();
        out.println("Taken on " + machine());
        out.println("Also in " + file + ", beside what was measured of other targets before");
        if (!failed.isEmpty()) {
            out.println("Not measured, see above: " + String.join(", ", failed));
        }
        return failed.isEmpty();
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
