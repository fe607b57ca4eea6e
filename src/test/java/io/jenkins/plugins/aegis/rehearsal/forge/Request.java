package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request after authentication.
 *
 * @param method upper case
 * @param uri path and query as sent, still encoded
 * @param headers as sent
 * @param body as sent, empty when there is none
 * @param account who asks
 */
record Request(String method, URI uri, Headers headers, byte[] body, Account account) {

    String path() {
        return uri.getRawPath();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    boolean accepts(String mediaType) {
        return header("Accept").orElse("").contains(mediaType);
    }

    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = uri.getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            query.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return query;
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(query().get(name)).filter(value -> !value.isEmpty());
    }

    /** The body as a JSON object; GitHub answers 400 to anything that does not parse. */
    JsonNode json() {
        try {
            return body.length == 0 ? Json.object() : Json.parse(body);
        } catch (IOException e) {
            throw ForgeFailure.of(400, "Problems parsing JSON");
        }
    }

    /** A required text of the body. */
    String need(String resource, String field) {
        return Json.text(json(), field)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ForgeFailure.invalid(resource, field, "missing_field"));
    }

    Optional<String> text(String field) {
        return Json.text(json(), field);
    }

    boolean flag(String field, boolean otherwise) {
        return json().path(field).asBoolean(otherwise);
    }

    boolean isSafe() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** A write is everything but GET, HEAD, and the queries that have to be posted to GraphQL. */
    boolean isWrite() {
        return !isSafe() && !path().toLowerCase(Locale.ROOT).equals("/graphql");
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
