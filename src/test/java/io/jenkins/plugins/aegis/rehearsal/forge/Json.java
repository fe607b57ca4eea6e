package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The JSON that goes over the wire; instants are written as GitHub writes them, in whole seconds of UTC. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** An object of alternating names and values, in the order given. */
    static ObjectNode object(Object... namesAndValues) {
        ObjectNode node = MAPPER.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            node.set((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return node;
    }

    static <T> ArrayNode array(Collection<T> items, Function<? super T, ?> json) {
        ArrayNode node = MAPPER.createArrayNode();
        items.forEach(item -> node.add(value(json.apply(item))));
        return node;
    }

    static JsonNode value(Object value) {
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof Instant instant) {
            return MAPPER.valueToTree(instant.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        if (value instanceof Optional<?> optional) {
            return value(optional.orElse(null));
        }
        if (value instanceof Collection<?> items) {
            return array(items, Function.identity());
        }
        if (value instanceof Map<?, ?> || value == null || value instanceof String) {
            return MAPPER.valueToTree(value);
        }
        if (value instanceof Number || value instanceof Boolean) {
            return MAPPER.valueToTree(value);
        }
        throw new IllegalArgumentException("not a JSON value: " + value.getClass());
    }

    static JsonNode parse(byte[] body) throws IOException {
        JsonNode node = MAPPER.readTree(body);
        return node == null ? MAPPER.missingNode() : node;
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }

    static Optional<String> text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
