package io.jenkins.plugins.aegis.adapter.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.aegis.model.CommitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON object of the forge's answer, read strictly.
 *
 * <p>Every reader throws {@link IllegalArgumentException} naming the field if it is missing or of another type.
 */
record Document(JsonNode node) {
    String text(String field) {
        return optionalText(field).orElseThrow(() -> wrong(field, "text"));
    }

    /** Empty if the field is missing or null. */
    Optional<String> optionalText(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrong(field, "text");
        }
        return Optional.of(value.asText());
    }

    long number(String field) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(field, "number");
        }
        return value.asLong();
    }

    boolean flag(String field) {
        if (!node.path(field).isBoolean()) {
            throw wrong(field, "boolean");
        }
        return node.path(field).asBoolean();
    }

    CommitId commit(String field) {
        return new CommitId(text(field));
    }

    Document object(String field) {
        return optionalObject(field).orElseThrow(() -> wrong(field, "object"));
    }

    /** Empty if the field is missing or null. */
    Optional<Document> optionalObject(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            throw wrong(field, "object");
        }
        return Optional.of(new Document(value));
    }

    /** Empty if the field is null; one that was asked for is never missing. */
    Optional<Document> nullableObject(String field) {
        if (!node.has(field)) {
            throw wrong(field, "object");
        }
        return optionalObject(field);
    }

    /** A number as people see it, of a pull request or an issue. */
    int shortNumber(String field) {
        long number = number(field);
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw wrong(field, "number");
        }
        return (int) number;
    }

    List<Document> list(String field) {
        if (!node.path(field).isArray()) {
            throw wrong(field, "list");
        }
        return elements(node.path(field));
    }

    /** Login of the account in that field; {@code ghost}, as the forge shows it, if the account was deleted. */
    String login(String field) {
        return optionalObject(field).map(account -> account.text("login")).orElse("ghost");
    }

    static List<Document> elements(JsonNode array) {
        List<Document> elements = new ArrayList<>();
        array.forEach(element -> elements.add(new Document(element)));
        return elements;
    }

    private static IllegalArgumentException wrong(String field, String type) {
        return new IllegalArgumentException("the answer has no " + type + " \"" + field + "\"");
    }
}
