package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.adapter.yaml.YamlNodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A packed chart's own description of itself.
 *
 * @param metadata what its {@code Chart.yaml} states: strings, booleans, lists and maps
 */
public record PackedChart(String name, String version, Map<String, Object> metadata) {
    /** That of a chart within the chart is deeper. */
    private static final Pattern CHART = Pattern.compile("[^/]+/Chart\\.yaml");

    public PackedChart {
        metadata = Map.copyOf(metadata);
    }

    /** The name that {@code helm package} gives to the archive. */
    public static String fileName(String name, String version) {
        return name + "-" + version + ".tgz";
    }

    /**
     * Reads {@code Chart.yaml} out of a chart archive.
     *
     * @throws IOException if the archive has none, or it names no chart
     */
    public static PackedChart read(InputStream archive) throws IOException {
        String text = new String(
                Tarball.entry(archive, name -> CHART.matcher(name).matches(), "Chart.yaml"), StandardCharsets.UTF_8);
        try {
            Node root = YamlNodes.read(text);
            if (root instanceof MappingNode && YamlNodes.value(root).orElse(null) instanceof Map<?, ?> map) {
                Map<String, Object> metadata = new TreeMap<>();
                map.forEach((key, value) -> metadata.put((String) key, value));
                if (metadata.get("name") instanceof String name && metadata.get("version") instanceof String version) {
                    return new PackedChart(name, version, metadata);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("Chart.yaml of the archive: " + e.getMessage(), e);
        }
        throw new IOException("Chart.yaml of the archive states no name and version");
    }
}
