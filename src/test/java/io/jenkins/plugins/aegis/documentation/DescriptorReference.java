package io.jenkins.plugins.aegis.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** docs/descriptor.md: every property of the release descriptor, from its published schema. */
final class DescriptorReference {
    private static final String DEFINITIONS = "#/$defs/";
    private final JsonNode schema;
    private final StringBuilder page = new StringBuilder();

    /** Objects and values that a property names, in the order in which they are met; each gets a section once. */
    private final Set<String> named = new LinkedHashSet<>();

    private DescriptorReference(JsonNode schema) {
        this.schema = schema;
    }

    static String text() {
        try (InputStream in = ReleaseDescriptor.class.getResourceAsStream("release.schema.json")) {
            return new DescriptorReference(new ObjectMapper().readTree(in)).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write() {
        page.append(
                """
                # The release descriptor

                %s

                Addresses, credentials and approvers are not in it: they are [Jenkins' configuration](configuration.md). A
                [whole descriptor](examples/aegis/release.yml) shows it at work; `bin/rehearse --descriptor my.yml` tries one.
                What does not keep to this is refused as [AEGIS-PRE-007](rules.md#aegis-pre-007), with line and path. The same as a
                JSON schema for editors: [release.schema.json](%s).

                **Bold** properties are required.
                """
                        .formatted(
                                sentence(schema),
                                "../src/main/resources/io/jenkins/plugins/aegis/descriptor/release.schema.json"));
        object("", schema);
        List<String> written = new ArrayList<>();
        while (!written.containsAll(named)) {
            String next = named.stream()
                    .filter(name -> !written.contains(name))
                    .findFirst()
                    .orElseThrow();
            written.add(next);
            definition(next);
        }
        return page.toString().replaceAll("\n{3,}", "\n\n");
    }

    private void definition(String name) {
        JsonNode definition = schema.path("$defs").path(name);
        page.append("\n## ").append(title(name)).append("\n\n");
        if (definition.has("properties")) {
            page.append(sentence(definition)).append('\n');
            object("", definition);
        } else {
            page.append(sentence(definition)).append("\n\n");
            page.append("It is ")
                    .append(type(definition))
                    .append(rules(definition))
                    .append('.');
            page.append(examples(definition)).append('\n');
        }
    }

    /** The properties of an object as a table, then those of the objects in it that have no name of their own. */
    private void object(String path, JsonNode object) {
        List<String> required = texts(object.path("required"));
        List<Map.Entry<String, JsonNode>> inner = new ArrayList<>();
        page.append("\n| property | is | default | says |\n|---|---|---|---|\n");
        object.path("properties").properties().forEach(property -> {
            if (property.getValue().isObject()) {
                boolean needed = required.contains(property.getKey());
                row((needed ? "**" : "") + "`" + property.getKey() + "`" + (needed ? "**" : ""), property.getValue());
                if (property.getValue().has("properties")) {
                    inner.add(property);
                }
            }
        });
        kinds(object);
        inner.forEach(property -> {
            String full = path + property.getKey();
            page.append("\n## ")
                    .append(full)
                    .append("\n\n")
                    .append(sentence(property.getValue()))
                    .append('\n');
            object(full + ".", property.getValue());
        });
    }

    private void row(String name, JsonNode property) {
        page.append("| %s | %s | %s | %s |\n"
                .formatted(
                        name,
                        type(property) + rules(property),
                        preset(property),
                        (Markdown.cell(sentence(property)) + examples(property)).strip()));
    }

    /** What an object is, depending on one of its properties. */
    private void kinds(JsonNode object) {
        for (JsonNode kind : object.path("allOf")) {
            String definition = reference(kind.path("then"));
            if (!definition.isEmpty()) {
                named.add(definition);
                page.append("\nWith `%s` it has the properties of a %s as well.\n"
                        .formatted(
                                kind.path("if")
                                                .path("properties")
                                                .properties()
                                                .iterator()
                                                .next()
                                                .getKey() + ": "
                                        + kind.path("if").findValue("const").asText(),
                                link(definition)));
            }
        }
    }

    private String type(JsonNode property) {
        String definition = reference(property);
        if (!definition.isEmpty() && !isPlain(definition)) {
            named.add(definition);
            return link(definition);
        }
        if (!definition.isEmpty()) {
            return type(schema.path("$defs").path(definition));
        }
        if (property.has("enum")) {
            return "one of "
                    + String.join(
                            ", ",
                            texts(property.path("enum")).stream()
                                    .map(Markdown::code)
                                    .toList());
        }
        if (property.has("const")) {
            return Markdown.code(property.path("const").asText());
        }
        return switch (property.path("type").asText()) {
            case "array" -> "list of " + type(property.path("items"));
            case "object" -> property.has("properties") ? "object" : "map";
            case "boolean" -> "true or false";
            case "integer" -> "whole number";
            case "string" -> "text";
            default -> throw new IllegalStateException("the schema has a property without a type: " + property);
        };
    }

    /** A definition that is only a list or a flag is described where it is used. */
    private boolean isPlain(String definition) {
        return !schema.path("$defs").path(definition).has("title");
    }

    private String rules(JsonNode property) {
        String plain = reference(property);
        JsonNode from =
                !plain.isEmpty() && isPlain(plain) ? schema.path("$defs").path(plain) : property;
        List<String> rules = new ArrayList<>();
        bound(from, "minItems", "at least %s").ifPresent(rules::add);
        bound(from, "maxItems", "at most %s").ifPresent(rules::add);
        bound(from, "minimum", "from %s").ifPresent(rules::add);
        bound(from, "maximum", "to %s").ifPresent(rules::add);
        bound(from, "maxProperties", "at most %s").ifPresent(rules::add);
        bound(from, "maxLength", "at most %s characters").ifPresent(rules::add);
        if (from.path("uniqueItems").asBoolean()) {
            rules.add("none twice");
        }
        if (from.has("contains")) {
            rules.add(
                    "with " + Markdown.code(from.path("contains").path("const").asText()));
        }
        return rules.isEmpty() ? "" : ", " + String.join(", ", rules);
    }

    private static Optional<String> bound(JsonNode property, String key, String words) {
        return Optional.of(property.path(key)).filter(JsonNode::isNumber).map(value -> words.formatted(value.asText()));
    }

    private String preset(JsonNode property) {
        String plain = reference(property);
        JsonNode value = property.has("default") || plain.isEmpty()
                ? property.path("default")
                : schema.path("$defs").path(plain).path("default");
        if (value.isMissingNode()) {
            return "";
        }
        if (value.isArray() && value.isEmpty() || value.isObject() && value.isEmpty()) {
            return "none";
        }
        if (!value.isArray()) {
            return Markdown.code(value.asText());
        }
        return String.join(
                "<br>",
                StreamSupport.stream(value.spliterator(), false)
                        .map(item -> Markdown.code(item.isTextual() ? item.asText() : item.toString()))
                        .toList());
    }

    private String examples(JsonNode property) {
        List<String> examples = StreamSupport.stream(property.path("examples").spliterator(), false)
                .map(example -> Markdown.code(example.isTextual() ? example.asText() : example.toString()))
                .toList();
        return examples.isEmpty() ? "" : " For example " + String.join(", ", examples) + ".";
    }

    /** What a property says itself goes before what its plain definition says of every such property. */
    private String sentence(JsonNode node) {
        String definition = reference(node);
        return node.has("description") || definition.isEmpty() || !isPlain(definition)
                ? node.path("description").asText()
                : sentence(schema.path("$defs").path(definition));
    }

    private String link(String definition) {
        return "[%s](#%s)".formatted(title(definition), Markdown.anchor(title(definition)));
    }

    private String title(String definition) {
        return schema.path("$defs").path(definition).path("title").asText();
    }

    private static String reference(JsonNode node) {
        return node.path("$ref").asText().replace(DEFINITIONS, "");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
