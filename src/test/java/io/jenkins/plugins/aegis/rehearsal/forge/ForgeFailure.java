package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that is refused, with the status and body that GitHub answers in that case. */
final class ForgeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String DOCUMENTATION = "https://docs.github.com/rest";

    private final int status;
    private final transient ObjectNode body;

    private ForgeFailure(int status, ObjectNode body) {
        super(status + " " + body.path("message").asText());
        this.status = status;
        this.body = body;
    }

    static ForgeFailure of(int status, String message) {
        return new ForgeFailure(
                status,
                Json.object("message", message, "documentation_url", DOCUMENTATION, "status", String.valueOf(status)));
    }

    static ForgeFailure notFound() {
        return of(404, "Not Found");
    }

    /** 422 with one error that has a code of GitHub's list: missing, missing_field, invalid, already_exists. */
    static ForgeFailure invalid(String resource, String field, String code) {
        return validation(Json.object("resource", resource, "code", code, "field", field));
    }

    /** 422 with a sentence of its own. */
    static ForgeFailure custom(String resource, String message) {
        return validation(Json.object("resource", resource, "code", "custom", "message", message));
    }

    /** 422 without a list of errors, as the git data routes answer. */
    static ForgeFailure unprocessable(String message) {
        return of(422, message);
    }

    private static ForgeFailure validation(ObjectNode error) {
        ArrayNode errors = Json.MAPPER.createArrayNode().add(error);
        return new ForgeFailure(
                422,
                Json.object(
                        "message",
                        "Validation Failed",
                        "errors",
                        errors,
                        "documentation_url",
                        DOCUMENTATION,
                        "status",
                        "422"));
    }

    Answer answer() {
        return Answer.json(status, body);
    }
}
