package io.jenkins.plugins.aegis.controller;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Figures of one target that need a controller, in the form in which {@code bin/bench} keeps its own and finds these. */
final class BenchFigures {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final int target;
    private final String size;
    private final ObjectNode machine = JSON.createObjectNode();
    private final ArrayNode figures = JSON.createArrayNode();

    /**
     * Says what the machine does as long as nothing is measured.
     *
     * @param size what is measured on
     */
    BenchFigures(int target, String size) throws IOException {
        this.target = target;
        this.size = size;
        Path load = Path.of("/proc/loadavg");
        machine.put("at", Instant.now().toString())
                .put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()))
                .put("java", System.getProperty("java.version"))
                .put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("load before", Files.exists(load) ? Files.readString(load).strip() : "unknown");
    }

    void add(String name, double value, double limit, String detail) {
        figures.addObject()
                .put("target", target)
                .put("name", name)
                .put("size", size)
                .put("value", value)
                .put("detail", detail)
                .put("limit", limit)
                .put("met", value <= limit)
                .set("machine", machine);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writeValueAsString(JSON.createObjectNode().set("figures", figures)) + "\n");
    }
}
