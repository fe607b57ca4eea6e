package io.jenkins.plugins.aegis.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = json.createObjectNode();
        root.set("machine", json.valueToTree(machine));
        ArrayNode all = root.putArray("figures");
        for (Figure figure : figures) {
            ObjectNode node = all.addObject()
                    .put("target", figure.target())
                    .put("name", figure.name())
                    .put("size", figure.size())
                    .put("value", figure.value())
                    .put("detail", figure.detail());
            figure.limit().ifPresent(limit -> node.put("limit", limit).put("met", figure.isMet()));
        }
        Path file = Files.createDirectories(directory).resolve("results.json");
        json.writeValue(file.toFile(), root);
        out.println();
        out.println("Also in " + file);
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
