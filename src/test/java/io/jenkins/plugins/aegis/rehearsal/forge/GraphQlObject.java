package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An object of the GraphQL schema, whose fields are worked out only when they are asked for. */
final class GraphQlObject {
    private final String type;
    private final Map<String, Function<ObjectNode, Object>> fields = new LinkedHashMap<>();

    GraphQlObject(String type) {
        this.type = type;
        with("__typename", type);
    }

    /** A query asks for something that this forge does not have, although GitHub may. */
    static final class NotServed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotServed(String message) {
            super(message);
        }
    }

    GraphQlObject with(String name, Object value) {
        return with(name, arguments -> value);
    }

    GraphQlObject with(String name, Function<ObjectNode, Object> value) {
        fields.put(name, value);
        return this;
    }

    ObjectNode select(List<GraphQlQuery.Field> selection) {
        ObjectNode selected = Json.object();
        for (GraphQlQuery.Field field : selection) {
            if (!field.isAskedOf(type)) {
                continue;
            }
            Function<ObjectNode, Object> value = fields.get(field.name());
            if (value == null) {
                throw new NotServed("Field '" + field.name() + "' of type '" + type + "' is not served");
            }
            selected.set(field.key(), json(value.apply(field.arguments()), field.selection()));
        }
        return selected;
    }

    private static JsonNode json(Object value, List<GraphQlQuery.Field> selection) {
        if (value instanceof GraphQlObject object) {
            return object.select(selection);
        }
        if (value instanceof List<?> items) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            items.forEach(item -> array.add(json(item, selection)));
            return array;
        }
        return Json.value(value);
    }

    /** A page of a list: {@code first} items after the cursor {@code after}; cursors count from the start. */
    static <T> GraphQlObject connection(List<T> all, ObjectNode arguments, Function<T, GraphQlObject> node) {
        int from = Math.min(
                all.size(), Integer.parseInt(arguments.path("after").asText("0").replace("null", "0")));
        int to = Math.min(
                all.size(), from + Math.min(100, arguments.path("first").asInt(100)));
        GraphQlObject pageInfo = new GraphQlObject("PageInfo")
                .with("hasNextPage", to < all.size())
                .with("endCursor", to > from ? String.valueOf(to) : null);
        return new GraphQlObject("Connection")
                .with(
                        "nodes",
                        ignored -> all.subList(from, to).stream().map(node).toList())
                .with("totalCount", all.size())
                .with("pageInfo", pageInfo);
    }
}
