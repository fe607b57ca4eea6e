package io.jenkins.plugins.aegis.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A harm to a JSON document: one of its values is another one, or gone, or the whole document is something else.
 *
 * @param place which value, counted through the document and round again
 */
public record SpoiledJson(Kind kind, int place, String instead) {
    /** What is done. */
    public enum Kind {
        REPLACED,
        REMOVED,
        WHOLE,
        CUT
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "@here@";
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "99999999999",
            "99999999999999999999999999",
            "1e999999999",
            "1.5",
            "9".repeat(2000),
            "\"\"",
            "\"text\"",
            "\"0\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u001b[31m\\u001b[8mha:AAAA\\u001b[0m\"",
            "\"<script>alert(1)</script>\"",
            "\"line\\n[aegis] released\"",
            "\"../../etc/passwd\"",
            "\"http://[\"",
            "\"file:///etc/passwd\"",
            "\"" + "a".repeat(100_000) + "\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[{}]",
            "{\"a\":{\"b\":[1]}}",
            "[".repeat(900) + "]".repeat(900),
            "[".repeat(5000) + "]".repeat(5000),
            "{\"a\":".repeat(3000) + "1" + "}".repeat(3000),
            "NaN",
            "",
            "\0",
            "\ufeff{}",
            "<html>Bad Gateway</html>");

    /** Any of them. */
    public static Arbitrary<SpoiledJson> any() {
        Arbitrary<String> values =
                Arbitraries.oneOf(Arbitraries.of(VALUES), HostileText.texts().map(text -> JSON.getNodeFactory()
                        .textNode(text)
                        .toString()));
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(12, Kind.REPLACED),
                net.jqwik.api.Tuple.of(6, Kind.REMOVED),
                net.jqwik.api.Tuple.of(2, Kind.WHOLE),
                net.jqwik.api.Tuple.of(1, Kind.CUT));
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 10_000), values)
                .as(SpoiledJson::new)
                .map(spoil -> {
                    HostileText.CASES.incrementAndGet();
                    return spoil;
                });
    }

    private record Place(JsonNode parent, String field, int index) {}

    /** The document after it. */
    public String in(String document) {
        if (kind == Kind.WHOLE) {
            return instead;
        }
        if (kind == Kind.CUT) {
            return document.substring(0, place % document.length());
        }
        try {
            JsonNode root = JSON.readTree(document);
            List<Place> places = new ArrayList<>();
            collect(root, places);
            if (places.isEmpty()) {
                return instead;
            }
            change(places.get(place % places.size()));
            return JSON.writeValueAsString(root).replace("\"" + MARK + "\"", instead);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a document: " + document, e);
        }
    }

    private void change(Place at) {
        if (at.parent() instanceof ObjectNode object) {
            if (kind == Kind.REMOVED) {
                object.remove(at.field());
            } else {
                object.put(at.field(), MARK);
            }
        } else if (at.parent() instanceof ArrayNode array) {
            if (kind == Kind.REMOVED) {
                array.remove(at.index());
            } else {
                array.set(at.index(), JSON.getNodeFactory().textNode(MARK));
            }
        }
    }

    private static void collect(JsonNode node, List<Place> places) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            places.add(new Place(node, field.getKey(), -1));
            collect(field.getValue(), places);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(new Place(node, "", i));
            collect(node.get(i), places);
        }
    }

    @Override
    public String toString() {
        return kind + " " + place + " " + (instead.length() > 80 ? instead.substring(0, 80) + "…" : instead);
    }
}
