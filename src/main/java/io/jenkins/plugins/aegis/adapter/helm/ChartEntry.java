package io.jenkins.plugins.aegis.adapter.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.adapter.packaging.PackedChart;
import io.jenkins.plugins.aegis.model.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * What an index says of one version of a chart, with the fields that {@code helm repo index} writes and in its order.
 *
 * <p>Source: "The Chart Repository Guide" of Helm's documentation, section "The index file".
 */
record ChartEntry(Digest digest, Map<String, Object> fields) {
    /** Fields of {@code Chart.yaml} that Helm knows; it leaves others out of an index, too. */
    private static final Set<String> METADATA = Set.of(
            "annotations",
            "apiVersion",
            "appVersion",
            "condition",
            "dependencies",
            "deprecated",
            "description",
            "home",
            "icon",
            "keywords",
            "kubeVersion",
            "maintainers",
            "name",
            "sources",
            "tags",
            "type",
            "version");

    /** @param digest of the archive, which is beside the index */
    static ChartEntry of(PackedChart chart, Digest digest, Instant created) {
        Map<String, Object> fields = new TreeMap<>(chart.metadata());
        fields.keySet().retainAll(METADATA);
        fields.put("created", created.toString());
        fields.put("digest", digest.hex());
        fields.put("urls", List.of(PackedChart.fileName(chart.name(), chart.version())));
        return new ChartEntry(digest, fields);
    }

    String name() {
        return (String) fields.get("name");
    }

    String version() {
        return (String) fields.get("version");
    }

    String created() {
        return (String) fields.get("created");
    }

    /** As an item of a list whose dashes stand in that column; ends with the line break. */
    String asItem(int column, String lineBreak) {
        return block(List.of(fields), column, lineBreak);
    }

    /** As a chart with this version only, whose name stands in that column. */
    String asChart(int column, String lineBreak) {
        return block(Map.of(name(), List.of(fields)), column, lineBreak);
    }

    private static String block(Object value, int column, String lineBreak) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        String indent = " ".repeat(column);
        return new Yaml(new Quoting(options), options)
                .dump(value)
                .lines()
                .map(line -> indent + line + lineBreak)
                .collect(Collectors.joining());
    }

    /** On one line, for lists in brackets. */
    String asJson() {
        try {
            return new ObjectMapper().writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings, lists and maps can be written", e);
        }
    }

    /** Quotes every string that some version of YAML might take for something else. */
    private static final class Quoting extends Representer {
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9._/-]*( [A-Za-z0-9][A-Za-z0-9._/-]*)*"
                + "|[0-9]+\\.[0-9]+\\.[0-9]+(-[A-Za-z][A-Za-z0-9.]*)?"
                + "|[0-9a-f]*[a-df][0-9a-f]*");
        private static final Pattern RESERVED = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

        Quoting(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, DumperOptions.ScalarStyle style) {
            boolean plain = !tag.equals(Tag.STR)
                    || PLAIN.matcher(value).matches()
                            && !RESERVED.matcher(value).matches();
            return super.representScalar(
                    tag, value, plain ? DumperOptions.ScalarStyle.PLAIN : DumperOptions.ScalarStyle.DOUBLE_QUOTED);
        }
    }
}
