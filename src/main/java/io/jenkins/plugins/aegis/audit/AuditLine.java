package io.jenkins.plugins.aegis.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the log: its body, which is hashed, and its end, which holds the hash.
 *
 * <pre>
 * {"v":1,"seq":7,"at":"…","type":"…","data":{…},"prev":"…" ,"hash":"…"}
 * └──────────────────────── body ────────────────────────┘
 * </pre>
 *
 * The end is always {@value #END_BYTES} bytes, and only the last {@code ,"hash":} of a line is its own: the same
 * characters may occur inside {@code data}.
 */
final class AuditLine {
    static final int VERSION = 1;
    static final String NO_PREVIOUS = "0".repeat(64);
    static final int MAX_VALUE_BYTES = 64 * 1024;
    static final int MAX_LINE_BYTES = 8 * 1024 * 1024;
    static final int END_BYTES = 75;

    private static final List<String> MEMBERS = List.of("v", "seq", "at", "type", "data", "prev");
    private static final Pattern END = Pattern.compile(",\"hash\":\"([0-9a-f]{64})\"\\}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private final byte[] body;
    private final String hash;

    private AuditLine(byte[] body, String hash) {
        this.body = body;
        this.hash = hash;
    }

    /** Composes a line; values are cut harder where the usual limit leaves the line too long. */
    static AuditLine compose(long seq, Instant at, AuditEvent event, String prev) {
        for (int limit = MAX_VALUE_BYTES; limit >= 256; limit /= 4) {
            byte[] body = body(seq, at, event, prev, new BoundedValues(limit));
            if (body.length + END_BYTES < MAX_LINE_BYTES) {
                return new AuditLine(body, Sha256.hex(body));
            }
        }
        throw new IllegalArgumentException("a " + event.type() + " event has too many entries for one line of "
                + MAX_LINE_BYTES + " bytes; record it as several events");
    }

    private static byte[] body(long seq, Instant at, AuditEvent event, String prev, BoundedValues values) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("v", VERSION);
        line.put("seq", seq);
        line.put("at", at.toString());
        line.put("type", values.bound(event.type()));
        line.set("data", values.bound(AuditJson.data(event)));
        line.put("prev", prev);
        try {
            byte[] object = AuditJson.MAPPER.writeValueAsBytes(line);
            return Arrays.copyOf(object, object.length - 1);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a " + event.type() + " event cannot be written as JSON", e);
        }
    }

    /** Takes a line (without its newline) apart; nothing but its end is judged yet. */
    static AuditLine parse(byte[] line) throws MalformedLine {
        int end = Math.max(0, line.length - END_BYTES);
        Matcher matcher = END.matcher(new String(line, end, line.length - end, US_ASCII));
        if (!matcher.matches()) {
            throw new MalformedLine("does not end with a hash");
        }
        return new AuditLine(Arrays.copyOf(line, end), matcher.group(1));
    }

    String hash() {
        return hash;
    }

    boolean matchesItsHash() {
        return Sha256.hex(body).equals(hash);
    }

    /** The whole line with its newline, ready to be appended in one write. */
    byte[] bytes() {
        byte[] end = (",\"hash\":\"" + hash + "\"}\n").getBytes(US_ASCII);
        byte[] line = Arrays.copyOf(body, body.length + end.length);
        System.arraycopy(end, 0, line, body.length, end.length);
        return line;
    }

    /** The record of a line that was composed here. */
    AuditRecord record() {
        try {
            return decode();
        } catch (MalformedLine e) {
            throw new IllegalStateException("a line that was just composed " + e.getMessage(), e);
        }
    }

    /** The record that the body holds. */
    AuditRecord decode() throws MalformedLine {
        JsonNode line = tree();
        List<String> members = new ArrayList<>();
        line.fieldNames().forEachRemaining(members::add);
        if (!line.path("v").isMissingNode() && line.path("v").asInt() != VERSION) {
            throw new MalformedLine("is of format version " + line.path("v").asText() + ", not " + VERSION);
        }
        if (!members.equals(MEMBERS)) {
            throw new MalformedLine("has members " + members + " instead of " + MEMBERS + " and hash");
        }
        JsonNode data = line.get("data");
        String prev = line.get("prev").asText();
        if (!line.get("seq").canConvertToExactIntegral()
                || !line.get("type").isTextual()
                || !data.isObject()
                || !HEX.matcher(prev).matches()) {
            throw new MalformedLine("has a member of the wrong kind");
        }
        AuditEvent event = AuditJson.event(line.get("type").textValue(), data);
        return new AuditRecord(line.get("seq").longValue(), instant(line.get("at")), event, prev, hash);
    }

    private JsonNode tree() throws MalformedLine {
        byte[] object = Arrays.copyOf(body, body.length + 1);
        object[body.length] = '}';
        try {
            return AuditJson.MAPPER.readTree(object);
        } catch (IOException e) {
            throw new MalformedLine("is no JSON");
        }
    }

    private static Instant instant(JsonNode at) throws MalformedLine {
        try {
            return Instant.parse(at.asText());
        } catch (DateTimeException e) {
            throw new MalformedLine("has no UTC instant in 'at'");
        }
    }

    /** The line cannot be one of ours; the message goes on from "line n …". */
    static final class MalformedLine extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedLine(String message) {
            super(message);
        }
    }
}
