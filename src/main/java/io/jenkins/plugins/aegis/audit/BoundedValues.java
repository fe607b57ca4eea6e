package io.jenkins.plugins.aegis.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Keeps strings within a number of UTF-8 bytes: what is longer is cut, visibly, with the length and SHA-256 of the
 * whole, so that whoever holds the original can prove it to be the one.
 */
final class BoundedValues {
    private static final char REPLACEMENT = '\uFFFD';

    private final int limit;

    BoundedValues(int limit) {
        this.limit = limit;
    }

    JsonNode bound(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(bound(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(bound(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> object.set(bound(member.getKey()), bound(member.getValue())));
            return object;
        }
        return node;
    }

    String bound(String value) {
        String text = wellFormed(value);
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length <= limit) {
            return text;
        }
        int end = limit;
        while (isContinuation(bytes[end])) {
            end--;
        }
        return new String(bytes, 0, end, UTF_8) + " [cut here: " + bytes.length + " bytes in all, sha256 "
                + Sha256.hex(bytes) + "]";
    }

    private static boolean isContinuation(byte utf8) {
        return (utf8 & 0xC0) == 0x80;
    }

    /** Half a surrogate pair has no UTF-8, and readers of JSON disagree about it. */
    private static String wellFormed(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
