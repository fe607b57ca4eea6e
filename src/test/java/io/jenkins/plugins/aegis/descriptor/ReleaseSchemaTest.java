package io.jenkins.plugins.aegis.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published schema as a document: complete, well-formed, and at one with the code. */
class ReleaseSchemaTest {
    private final JsonNode schema = schema();

    @Test
    void isAValidSchemaOfDraft202012() {
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                        .validate(schema))
                .isEmpty();
    }

    @Test
    void describesEveryProperty() {
        List<String> bare = new ArrayList<>();
        eachObject(schema, "", (place, object) -> object.path("properties")
                .properties()
                .forEach(property -> {
                    JsonNode definition = property.getValue();
                    boolean refers = definition.isBoolean() || definition.has("$ref") || definition.has("const");
                    if (!refers && definition.path("description").asText().isBlank()) {
                        bare.add(place + "/" + property.getKey());
                    }
                }));
        assertThat(bare).isEmpty();
    }

    @Test
    void closesEveryObject() {
        List<String> open = new ArrayList<>();
        eachObject(schema, "", (place, object) -> {
            if (object.path("type").asText().equals("object")
                    && !object.has("allOf")
                    && !object.path("additionalProperties").equals(JsonNodeFactory.instance.booleanNode(false))) {
                open.add(place);
            }
        });
        assertThat(open).isEmpty();
    }

    @Test
    void namesEveryRuleThatAPatternHolds() {
        List<String> nameless = new ArrayList<>();
        eachObject(schema, "", (place, object) -> {
            if (object.path("pattern").isTextual()
                    && (object.path("title").asText().isBlank()
                            || object.path("description").asText().isBlank())) {
                nameless.add(place);
            }
        });
        assertThat(nameless).isEmpty();
    }

    @Test
    void itsDefaultsAreThoseOfTheCode() throws Exception {
        JsonNode written = defaultsOf((ObjectNode) schema.path("properties"));
        ((ObjectNode) written).put("schema", 1);
        assertThat(new DescriptorReader().read(written.toString())).isEqualTo(DescriptorDefaults.runbook());
        assertThat(written.at("/metadata/files")).hasSize(5);
        assertThat(written.at("/branches/source").asText()).isEqualTo("develop");
        assertThat(written.at("/build")).hasSize(2);
    }

    private static JsonNode defaultsOf(ObjectNode properties) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        properties.properties().forEach(property -> {
            JsonNode definition = property.getValue();
            if (definition.has("default")) {
                values.set(property.getKey(), definition.path("default"));
            } else if (definition.path("properties") instanceof ObjectNode nested) {
                values.set(property.getKey(), defaultsOf(nested));
            }
        });
        return values;
    }

    private interface Visitor {
        void visit(String place, JsonNode object);
    }

    private static void eachObject(JsonNode node, String place, Visitor visitor) {
        if (node.isObject()) {
            visitor.visit(place, node);
            node.properties().forEach(child -> eachObject(child.getValue(), place + "/" + child.getKey(), visitor));
        }
    }

    private static JsonNode schema() {
        try (InputStream resource = DescriptorReader.class.getResourceAsStream("release.schema.json")) {
            return new JsonMapper().readTree(resource);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
