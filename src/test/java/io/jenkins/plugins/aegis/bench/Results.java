package io.jenkins.plugins.aegis.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Figures as JSON: of each target those of the last time that it was measured, with the machine of that time. */
record Results(Path file) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Takes these in place of earlier ones of the same targets. */
    void replace(List<Figure> figures, Map<String, String> machine) throws IOException {
        List<ObjectNode> taken = new ArrayList<>();
        for (Figure figure : figures) {
            ObjectNode node = JSON.createObjectNode()
                    .put("target", figure.target())
                    .put("name", figure.name())
                    .put("size", figure.size())
                    .put("value", figure.value())
                    .put("detail", figure.detail());
            figure.limit().ifPresent(limit -> node.put("limit", limit).put("met", figure.isMet()));
            node.set("machine", JSON.valueToTree(machine));
            taken.add(node);
        }
        replace(taken);
    }

    /** Takes those of another file, as they are there, in place of earlier ones of the same targets. */
    void replace(Results others) throws IOException {
        replace(others.nodes());
    }

    private void replace(List<ObjectNode> figures) throws IOException {
        Set<Integer> targets =
                figures.stream().map(node -> node.path("target").asInt()).collect(Collectors.toSet());
        List<ObjectNode> all = new ArrayList<>(nodes());
        all.removeIf(before -> targets.contains(before.path("target").asInt()));
        all.addAll(figures);
        all.sort(Comparator.comparingInt(node -> node.path("target").asInt()));
        ObjectNode root = JSON.createObjectNode();
        ArrayNode array = root.putArray("figures");
        all.forEach(array::add);
        Files.writeString(file, JSON.writeValueAsString(root) + "\n");
    }

    private List<ObjectNode> nodes() throws IOException {
        List<ObjectNode> nodes = new ArrayList<>();
        if (Files.exists(file)) {
            JSON.readTree(file.toFile()).path("figures").forEach(node -> nodes.add((ObjectNode) node));
        }
        return nodes;
    }

    /** What is there, sorted by target, in the order in which it was measured. */
    List<Figure> figures() throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (JsonNode each : nodes()) {
            figures.add(new Figure(
                    each.path("target").asInt(),
                    each.path("name").asText(),
                    each.path("size").asText(),
                    each.path("value").asDouble(),
                    each.has("limit") ? Optional.of(each.path("limit").asDouble()) : Optional.empty(),
                    each.path("detail").asText()));
        }
        return figures;
    }
}
