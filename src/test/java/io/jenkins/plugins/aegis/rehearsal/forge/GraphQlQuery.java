package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parsed GraphQL query operation: fields with aliases, arguments and selections, those of inline
 * fragments for their type only. Enough for clients that send one named query with variables; anything else does not parse.
 */
final class GraphQlQuery {
    private static final Pattern TOKEN = Pattern.compile("\\.\\.\\.|[{}()\\[\\]:!$=]|\"[^\"]*\"|[A-Za-z0-9_.-]+");

    private final List<String> tokens;
    private final JsonNode variables;
    private int at;

    private GraphQlQuery(List<String> tokens, JsonNode variables) {
        this.tokens = tokens;
        this.variables = variables;
    }

    /**
     * A field that is asked for: under which key, with which arguments, and what of it.
     *
     * @param on the only type that it is asked of, where it stands in an inline fragment; else empty
     */
    record Field(String key, String name, ObjectNode arguments, List<Field> selection, String on) {
        boolean isAskedOf(String type) {
            return on.isEmpty() || on.equals(type);
        }
    }

    /** A query's name and its top fields. */
    record Operation(String name, List<Field> fields) {}

    static Operation parse(String query, JsonNode variables) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(query.replaceAll("#[^\n]*", "").replace(",", " "));
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return new GraphQlQuery(tokens, variables).operation();
    }

    private Operation operation() {
        expect("query");
        String name = next();
        if (peek().equals("(")) {
            skipVariableDeclarations();
        }
        List<Field> fields = selection("");
        if (at != tokens.size()) {
            throw new IllegalArgumentException("more than one operation, from: " + peek());
        }
        return new Operation(name, fields);
    }

    private void skipVariableDeclarations() {
        while (!next().equals(")")) {
            // types are checked by whoever uses the value
        }
    }

    private List<Field> selection(String on) {
        List<Field> fields = new ArrayList<>();
        expect("{");
        while (!peek().equals("}")) {
            if (peek().equals("...")) {
                expect("...");
                expect("on");
                fields.addAll(selection(next()));
            } else {
                fields.add(field(on));
            }
        }
        expect("}");
        return fields;
    }

    private Field field(String on) {
        String key = next();
        String name = key;
        if (peek().equals(":")) {
            expect(":");
            name = next();
        }
        ObjectNode arguments = peek().equals("(") ? arguments("(", ")") : Json.object();
        List<Field> selection = peek().equals("{") ? selection("") : List.of();
        return new Field(key, name, arguments, selection, on);
    }

    private ObjectNode arguments(String open, String close) {
        ObjectNode arguments = Json.object();
        expect(open);
        while (!peek().equals(close)) {
            String name = next();
            expect(":");
            arguments.set(name, value());
        }
        expect(close);
        return arguments;
    }

    private JsonNode value() {
        if (peek().equals("{")) {
            return arguments("{", "}");
        }
        if (peek().equals("[")) {
            return list();
        }
        String token = next();
        if (token.equals("$")) {
            JsonNode value = variables.path(next());
            return value.isMissingNode() ? Json.MAPPER.nullNode() : value;
        }
        if (token.matches("-?[0-9]+")) {
            return Json.value(Long.parseLong(token));
        }
        return Json.value(token.replace("\"", ""));
    }

    private ArrayNode list() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        expect("[");
        while (!peek().equals("]")) {
            list.add(value());
        }
        expect("]");
        return list;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "end of the query";
    }

    private String next() {
        String token = peek();
        at++;
        if (at > tokens.size()) {
            throw new IllegalArgumentException("the query ends too early");
        }
        return token;
    }

    private void expect(String token) {
        String found = next();
        if (!found.equals(token)) {
            throw new IllegalArgumentException("expected " + token + " but found " + found);
        }
    }
}
