package io.jenkins.plugins.aegis.rehearsal.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a chart that states given versions, which Helm's library cannot set while it packs. */
record VersionedChart(Path directory) implements AutoCloseable {
    static VersionedChart of(Path chart, String version, String appVersion) throws IOException {
        Path copy = Files.createTempDirectory("chart-");
        try (Stream<Path> tree = Files.walk(chart)) {
            for (Path file : tree.toList()) {
                Path target = copy.resolve(chart.relativize(file).toString());
                if (!file.equals(chart)) {
                    Files.copy(file, target);
                }
            }
        }
        Path description = copy.resolve("Chart.yaml");
        List<String> lines = new ArrayList<>(Files.readAllLines(description));
        lines.removeIf(line -> line.startsWith("version:") || line.startsWith("appVersion:"));
        lines.add("version: \"" + version + "\"");
        lines.add("appVersion: \"" + appVersion + "\"");
        Files.write(description, lines);
        return new VersionedChart(copy);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
