package io.jenkins.plugins.aegis.descriptor;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor.Violation;
import io.jenkins.plugins.aegis.model.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * One YAML document as a JSON tree that remembers the line of each property.
 *
 * <p>It takes the part of YAML that JSON has too: no aliases or tags, no repeated keys, one document. So the
 * tree is never larger than the text, and reads the same to every tool.
 *
 * @param lines JSON Pointer of each property and item to the line where it starts, from 1
 * @param violations of these rules; the tree is then as good as it could be read
 */
record YamlDocument(JsonNode root, Map<String, Integer> lines, List<Violation> violations) {
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final int DEEPEST = 100;
    private static final int LONGEST_SCALAR = 1_000;

    /** Reads the text; what is no YAML at all is a violation with the line of the parser's complaint. */
    static YamlDocument read(String text) {
        Reading reading = new Reading();
        JsonNode root = JsonNodeFactory.instance.missingNode();
        try (YAMLParser parser = YAML.createParser(text)) {
            reading.parser = parser;
            JsonToken first = parser.nextToken();
            if (first == null) {
                reading.violations.add(
                        new Violation(0, "", "", "the file is empty; write schema: 1, or delete the file"));
            } else {
                root = reading.value(first, "", 0);
            }
            if (parser.nextToken() != null) {
                reading.violation("", "a second YAML document begins; keep one document in the file");
            }
        } catch (JacksonException e) {
            reading.violations.add(syntaxError(e));
        } catch (TooDeep e) {
            reading.violations.add(new Violation(e.line, "", "", "nests deeper than any descriptor; correct it"));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        return new YamlDocument(root, Map.copyOf(reading.lines), List.copyOf(reading.violations));
    }

    /** The line of the property, or of the nearest one around it; 0 if there is none. */
    int lineOf(String pointer) {
        String place = pointer;
        while (!lines.containsKey(place)) {
            if (place.isEmpty()) {
                return 0;
            }
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return lines.get(place);
    }

    private static Violation syntaxError(JacksonException failure) {
        // Jackson's own location is that of the token before; SnakeYAML knows where it stumbled.
        Mark mark = failure.getCause() instanceof MarkedYAMLException marked ? marked.getProblemMark() : null;
        String problem = mark == null
                ? failure.getOriginalMessage().lines().findFirst().orElse("unreadable")
                : ((MarkedYAMLException) failure.getCause()).getProblem();
        int line = mark == null ? 0 : mark.getLine() + 1;
        return new Violation(line, "", "", "is no YAML: " + Printable.of(problem, 200) + "; correct it");
    }

    /** The walk over the parser's tokens. */
    private static final class Reading {
        private final Map<String, Integer> lines = new HashMap<>();
        private final List<Violation> violations = new ArrayList<>();
        private YAMLParser parser;

        private JsonNode value(JsonToken token, String pointer, int depth) throws IOException {
            if (depth > DEEPEST) {
                throw new TooDeep(line());
            }
            lines.putIfAbsent(pointer, line());
            refuseReferences(pointer);
            return switch (token) {
                case START_OBJECT -> object(pointer, depth);
                case START_ARRAY -> array(pointer, depth);
                default -> scalar(token, pointer);
            };
        }

        private ObjectNode object(String pointer, int depth) throws IOException {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                String child = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                if (object.has(key)) {
                    violation(child, "the key stands twice in the same mapping; keep one of the two");
                }
                lines.put(child, line());
                refuseReferences(child);
                object.set(key, value(parser.nextToken(), child, depth + 1));
            }
            return object;
        }

        private ArrayNode array(String pointer, int depth) throws IOException {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            JsonToken token = parser.nextToken();
            while (token != JsonToken.END_ARRAY) {
                array.add(value(token, pointer + "/" + array.size(), depth + 1));
                token = parser.nextToken();
            }
            return array;
        }

        private JsonNode scalar(JsonToken token, String pointer) throws IOException {
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            String text = parser.getText();
            if (text.length() > LONGEST_SCALAR) {
                violation(
                        pointer,
                        "\"" + Printable.of(text, 40) + "\" has " + text.length()
                                + " characters; no value of a descriptor is longer than " + LONGEST_SCALAR
                                + ", shorten it");
                return nodes.textNode("");
            }
            return switch (token) {
                case VALUE_NULL -> nodes.nullNode();
                case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(token == JsonToken.VALUE_TRUE);
                case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
                case VALUE_NUMBER_FLOAT -> fraction(text, pointer);
                default -> nodes.textNode(text);
            };
        }

        private JsonNode fraction(String text, String pointer) {
            violation(pointer, Printable.of(text, 40) + " is a fraction, and no property is one; put it in quotes");
            return JsonNodeFactory.instance.textNode(text);
        }

        private void refuseReferences(String pointer) throws IOException {
            if (parser.isCurrentAlias()) {
                violation(pointer, "a YAML alias stands here; write the value out");
            }
            if (parser.getTypeId() != null) {
                violation(pointer, "a YAML tag (!) stands here; take it away");
            }
        }

        private void violation(String pointer, String message) {
            violations.add(new Violation(line(), pointer, "", message));
        }

        private int line() {
            return parser.currentTokenLocation().getLineNr();
        }
    }

    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;

        private TooDeep(int line) {
            this.line = line;
        }
    }
}
