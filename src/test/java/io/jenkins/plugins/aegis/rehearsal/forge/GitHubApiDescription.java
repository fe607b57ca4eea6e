package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** GitHub's published OpenAPI description of its REST API, as the npm package {@code @octokit/openapi} carries it. */
final class GitHubApiDescription {
    private static final String PACKAGE = "@octokit/openapi";
    private static final String VERSION = "23.0.2";
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode description;
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private GitHubApiDescription(JsonNode description) {
        this.description = description;
    }

    static GitHubApiDescription load() {
        var file = NpmPackages.file(PACKAGE, VERSION, "generated/api.github.com.json");
        try {
            return new GitHubApiDescription(Json.MAPPER.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    boolean knows(String method, String path) {
        return description.path("paths").path(path).has(method.toLowerCase(Locale.ROOT));
    }

    /** What is wrong with an answer; empty when it is as described. A status that is not described is wrong. */
    List<String> faults(String method, String path, int status, String body) {
        JsonNode response = resolve(description
                .path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(String.valueOf(status)));
        if (response.isMissingNode()) {
            return List.of("status " + status + " is not described for " + method + " " + path);
        }
        JsonNode schema = response.path("content").path("application/json").path("schema");
        if (schema.isMissingNode()) {
            return withoutSchema(status, body);
        }
        return faults(schema, body);
    }

    /** Where no body is described, an error may still explain itself. */
    private List<String> withoutSchema(int status, String body) {
        if (body.isEmpty()) {
            return List.of();
        }
        return status < 400 ? List.of("a body although none is described: " + body) : errorFaults(body);
    }

    /** What is wrong with an error whose status the description leaves out of the operation. */
    List<String> errorFaults(String body) {
        return faults(Json.object("$ref", SCHEMAS + "basic-error"), body);
    }

    private List<String> faults(JsonNode schema, String body) {
        ObjectNode document = Json.object("allOf", List.of(jsonSchema(schema)), "$defs", closure(schema));
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        try {
            return schemas.getSchema(document, config).validate(Json.MAPPER.readTree(body)).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (IOException e) {
            return List.of("not JSON: " + body);
        }
    }

    private JsonNode resolve(JsonNode node) {
        Optional<String> reference = Json.text(node, "$ref");
        return reference.map(ref -> description.at(ref.substring(1))).orElse(node);
    }

    /** All schemas that a schema leads to, so that references in it can be followed. */
    private ObjectNode closure(JsonNode schema) {
        ObjectNode found = Json.object();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(schema));
        while (!open.isEmpty()) {
            for (JsonNode reference : open.pop().findValues("$ref")) {
                String name = reference.asText().replace(SCHEMAS, "");
                if (!found.has(name)) {
                    JsonNode next =
                            description.path("components").path("schemas").path(name);
                    found.set(name, jsonSchema(next));
                    open.push(next);
                }
            }
        }
        return found;
    }

    /** OpenAPI 3.0 writes {@code nullable: true} where JSON Schema says that null is one more alternative. */
    private static JsonNode jsonSchema(JsonNode node) {
        if (node instanceof ArrayNode items) {
            return Json.array(items.valueStream().toList(), GitHubApiDescription::jsonSchema);
        }
        if (!(node instanceof ObjectNode object)) {
            return node.isTextual() ? Json.value(node.textValue().replace(SCHEMAS, "#/$defs/")) : node;
        }
        ObjectNode schema = Json.object();
        object.properties().forEach(entry -> schema.set(entry.getKey(), jsonSchema(entry.getValue())));
        schema.remove(List.of("example", "examples", "discriminator", "x-github-breaking-changes"));
        if (!schema.path("nullable").isBoolean()) {
            return schema;
        }
        boolean nullable = schema.remove("nullable").asBoolean();
        return nullable ? Json.object("anyOf", List.of(schema, Json.object("type", "null"))) : schema;
    }
}
