package io.jenkins.plugins.aegis.adapter.yaml;

import io.jenkins.plugins.aegis.model.Printable;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One document as nodes; scalars keep the text they were written with, so that {@code 1.10} stays 1.10. */
public final class YamlNodes {
    private YamlNodes() {}

    /**
     * Reads the only document of the text.
     *
     * @throws IllegalArgumentException if it is no YAML, is empty, has several documents, aliases, or a key twice; the
     *     message names the line
     */
    public static Node read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        Node root;
        try {
            root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new IllegalArgumentException(
                    "line " + line + " is no YAML: " + Printable.of(String.valueOf(e.getProblem()), 200), e);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("it is no YAML: " + Printable.of(e.getMessage(), 200), e);
        }
        if (root == null) {
            throw new IllegalArgumentException("it is empty");
        }
        value(root);
        return root;
    }

    /** Maps in their order, lists, strings, booleans; empty for null. */
    public static Optional<Object> value(Node node) {
        if (node.getAnchor() != null) {
            throw new IllegalArgumentException("line " + line(node)
                    + " has an anchor: what is repeated by reference is not followed; write it out");
        }
        if (node instanceof MappingNode mapping) {
            return Optional.of(map(mapping));
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> items = new ArrayList<>();
            sequence.getValue().forEach(item -> value(item).ifPresent(items::add));
            return Optional.of(items);
        }
        return node.getTag().equals(Tag.NULL) ? Optional.empty() : Optional.of(scalar((ScalarNode) node));
    }

    private static Object scalar(ScalarNode node) {
        return node.getTag().equals(Tag.BOOL) ? node.getValue().matches("(?i)yes|true|on") : (Object) node.getValue();
    }

    private static Map<String, Object> map(MappingNode mapping) {
        Map<String, Object> map = new LinkedHashMap<>();
        Set<String> keys = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = key(tuple);
            if (!keys.add(key)) {
                throw new IllegalArgumentException(
                        "line " + line(tuple.getKeyNode()) + " has the key \"" + key + "\" a second time");
            }
            value(tuple.getValueNode()).ifPresent(value -> map.put(key, value));
        }
        return map;
    }

    /** The value under the key. */
    public static Optional<Node> at(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> key(tuple).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static String key(NodeTuple tuple) {
        if (tuple.getKeyNode() instanceof ScalarNode key && !key.getTag().equals(Tag.MERGE)) {
            return key.getValue();
        }
        throw new IllegalArgumentException("line " + line(tuple.getKeyNode()) + " has a key that is no plain text");
    }

    /** Counted from 1. */
    public static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
