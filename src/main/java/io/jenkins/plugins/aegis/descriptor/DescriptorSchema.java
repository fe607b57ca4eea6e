package io.jenkins.plugins.aegis.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor.Violation;
import io.jenkins.plugins.aegis.model.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The published JSON Schema (draft 2020-12) of the descriptor, and what it says of a document. */
final class DescriptorSchema {
    private static final String RESOURCE = "release.schema.json";

    private final JsonNode definition;
    private final JsonSchema schema;

    DescriptorSchema() {
        try (InputStream resource = DescriptorSchema.class.getResourceAsStream(RESOURCE)) {
            definition = new JsonMapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " is part of the plugin", e);
        }
        schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        definition,
                        SchemaValidatorsConfig.builder()
                                .pathType(PathType.JSON_POINTER)
                                .locale(Locale.ENGLISH)
                                .build());
    }

    List<Violation> violationsOf(YamlDocument document) {
        return schema.validate(document.root()).stream()
                .map(message -> violation(document, message))
                .toList();
    }

    private Violation violation(YamlDocument document, ValidationMessage message) {
        String place = message.getInstanceLocation().toString();
        String keyword = message.getType();
        if (keyword.equals("additionalProperties")) {
            place += "/" + message.getProperty().replace("~", "~0").replace("/", "~1");
        }
        String rule = message.getSchemaLocation().getFragment().toString();
        return new Violation(document.lineOf(place), place, rule, text(keyword, rule, message));
    }

    private String text(String keyword, String rule, ValidationMessage message) {
        JsonNode value = message.getInstanceNode();
        JsonNode demand = definition.at(rule);
        JsonNode owner = definition.at(rule.substring(0, rule.lastIndexOf('/')));
        return switch (keyword) {
            case "additionalProperties" ->
                "\"" + Printable.of(message.getProperty(), 80) + "\" is no property here; "
                        + (owner.has("properties")
                                ? "correct it to one of " + names(owner) + ", or take it away"
                                : "write: " + owner.path("description").asText());
            case "required" ->
                "\"" + message.getProperty() + "\" is missing; add it"
                        + (message.getProperty().equals("schema") ? ": schema: 1" : "");
            case "type" ->
                shown(value) + " is of the type " + typeOf(value) + ", not " + demand.asText()
                        + (demand.asText().equals("string") && value.isValueNode()
                                ? "; put it in quotes"
                                : "; rewrite it");
            case "const" -> shown(value) + " is not " + demand + ", the only value this release of the plugin knows";
            case "enum" -> shown(value) + " is none of " + items(demand) + "; use one of them";
            case "pattern" ->
                shown(value) + " is no " + owner.path("title").asText() + "; write: "
                        + owner.path("description").asText();
            case "maxLength" -> shown(value) + " is longer than " + demand + " characters; shorten it";
            case "minItems" -> "the list is empty; name at least one, or leave the property out";
            case "minProperties" -> "it is empty; write one of " + names(owner);
            case "maxItems" -> "the list has more than " + demand + " items; shorten it";
            case "uniqueItems" -> "an item stands twice in the list; keep one of the two";
            case "contains", "minContains" -> "the list lacks " + demand.path("const") + "; add it";
            default -> message.getMessage();
        };
    }

    private static String shown(JsonNode value) {
        return value.isTextual()
                ? "\"" + Printable.of(value.textValue(), 80) + "\""
                : Printable.of(value.toString(), 80);
    }

    private static String typeOf(JsonNode value) {
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String names(JsonNode owner) {
        return owner.path("properties").properties().stream()
                .map(property -> property.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
