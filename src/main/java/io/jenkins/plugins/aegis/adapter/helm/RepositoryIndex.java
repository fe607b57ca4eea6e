package io.jenkins.plugins.aegis.adapter.helm;

import io.jenkins.plugins.aegis.adapter.yaml.YamlNodes;
import io.jenkins.plugins.aegis.model.Observed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The {@code index.yaml} of a Helm repository, as the text that it is: an entry is inserted, and nothing else changes
 * (lesson L25).
 *
 * <p>A new entry comes first. Helm itself sorts what it reads, so that the order has no meaning.
 */
final class RepositoryIndex {
    private final String text;
    private final MappingNode root;
    private final MappingNode entries;

    private RepositoryIndex(String text, MappingNode root, MappingNode entries) {
        this.text = text;
        this.root = root;
        this.entries = entries;
    }

    /**
     * What the index says of one version of a chart, as far as it says it.
     *
     * @param digest as it is written; empty if there is none
     */
    record Listed(String version, String digest, List<String> urls) {
        /** With its algorithm, which Helm leaves away. */
        String statedDigest() {
            return digest.isEmpty() || digest.contains(":") ? digest : "sha256:" + digest;
        }

        /** The one of that version; Absent if there is none. */
        static Observed<Listed> only(List<Listed> versions, String version, String source) {
            List<Listed> found = versions.stream()
                    .filter(each -> each.version().equals(version))
                    .toList();
            if (found.size() > 1) {
                return Observed.unknown(source, "it lists " + version + " " + found.size() + " times");
            }
            return found.isEmpty() ? Observed.absent(source) : Observed.present(found.get(0), source);
        }

        @Override
        public String toString() {
            return version;
        }
    }

    /** @throws IllegalArgumentException if it is no index of a Helm repository; the message says where it is not */
    static RepositoryIndex read(String text) {
        Node root = YamlNodes.read(text);
        if (!(root instanceof MappingNode document)
                || YamlNodes.at(document, "apiVersion")
                        .flatMap(YamlNodes::value)
                        .isEmpty()) {
            throw new IllegalArgumentException("it states no apiVersion, without which Helm takes it for no index");
        }
        Node entries = YamlNodes.at(document, "entries")
                .orElseThrow(() -> new IllegalArgumentException("it has no entries; write \"entries: {}\""));
        if (isNothing(entries)) {
            return new RepositoryIndex(text, document, new MappingNode(entries.getTag(), List.of(), FlowStyle.AUTO));
        }
        if (!(entries instanceof MappingNode charts)) {
            throw new IllegalArgumentException("line " + YamlNodes.line(entries) + ": entries is no map of charts");
        }
        return new RepositoryIndex(text, document, charts);
    }

    /** An index with nothing but that entry. */
    static String beginningWith(ChartEntry entry) {
        return "apiVersion: v1\nentries:\n" + entry.asChart(2, "\n") + "generated: \"" + entry.created() + "\"\n";
    }

    /** All versions of the chart; empty if the index does not know it. */
    List<Listed> versions(String chart) {
        List<Listed> versions = new ArrayList<>();
        items(chart).ifPresent(items -> items.getValue().forEach(item -> versions.add(listed(chart, item))));
        return versions;
    }

    private Optional<SequenceNode> items(String chart) {
        Optional<Node> node = YamlNodes.at(entries, chart).filter(value -> !isNothing(value));
        node.filter(value -> !(value instanceof SequenceNode)).ifPresent(value -> {
            throw new IllegalArgumentException(
                    "line " + YamlNodes.line(value) + ": " + chart + " is no list of versions");
        });
        return node.map(SequenceNode.class::cast);
    }

    private static Listed listed(String chart, Node item) {
        if (YamlNodes.value(item).orElse(null) instanceof Map<?, ?> fields
                && fields.get("version") instanceof String version) {
            List<String> urls = fields.get("urls") instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
            return new Listed(version, fields.get("digest") instanceof String digest ? digest : "", urls);
        }
        throw new IllegalArgumentException(
                "line " + YamlNodes.line(item) + ": an entry of " + chart + " states no version");
    }

    /**
     * The text with the entry.
     *
     * @throws IllegalArgumentException if there is no place where it can be inserted without touching what is there
     */
    String with(ChartEntry entry) {
        Optional<Node> versions = YamlNodes.at(entries, entry.name());
        Insertion insertion = versions.isPresent()
                ? Insertion.intoVersions(text, versions.get(), entry)
                : Insertion.intoCharts(text, YamlNodes.at(root, "entries").orElseThrow(), entry);
        String result = insertion.into(text);
        requireOnlyAdded(entry, result);
        return result;
    }

    /** A null that is not written out: behind the colon there is nothing. */
    static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().isEmpty() && scalar.isPlain();
    }

    /** Reads it again, so that no rule of YAML that was overlooked here does harm there. */
    private void requireOnlyAdded(ChartEntry entry, String result) {
        Map<Object, Object> expected = copy(YamlNodes.value(root).orElseThrow());
        Map<Object, Object> charts = copy(expected.getOrDefault("entries", Map.of()));
        List<Object> versions = new ArrayList<>(List.of(entry.fields()));
        versions.addAll((List<?>) charts.getOrDefault(entry.name(), List.of()));
        charts.put(entry.name(), versions);
        expected.put("entries", charts);
        if (!expected.equals(YamlNodes.value(YamlNodes.read(result)).orElseThrow())) {
            throw new IllegalArgumentException("with the entry of " + entry.name() + " " + entry.version()
                    + " inserted, it would not read as before; mend its form by hand");
        }
    }

    private static Map<Object, Object> copy(Object map) {
        return new LinkedHashMap<>((Map<?, ?>) map);
    }
}
