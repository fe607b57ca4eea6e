package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the forge sends back: status, body bytes (may be empty), and headers beyond the usual ones. */
record Answer(int status, byte[] body, Map<String, String> headers) {
    private static final String JSON = "application/json; charset=utf-8";

    static Answer json(int status, JsonNode body) {
        return new Answer(status, Json.bytes(body), Map.of("Content-Type", JSON));
    }

    static Answer ok(JsonNode body) {
        return json(200, body);
    }

    static Answer created(JsonNode body) {
        JsonNode url = body.path("url");
        Answer answer = json(201, body);
        return url.isTextual() ? answer.with("Location", url.textValue()) : answer;
    }

    static Answer noContent() {
        return new Answer(204, new byte[0], Map.of());
    }

    static Answer bytes(byte[] body, String contentType) {
        return new Answer(200, body, Map.of("Content-Type", contentType));
    }

    static Answer redirect(String location) {
        return new Answer(302, new byte[0], Map.of("Location", location));
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }
}
