package io.jenkins.plugins.aegis.adapter.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.model.Printable;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Instant;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** Says in one line what became of a request, without anything that could be a secret. */
final class Failures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_STATED = 1000;

    private final String request;
    private final Credential credential;

    Failures(String request, Credential credential) {
        this.request = credential.mask(request);
        this.credential = credential;
    }

    String request() {
        return request;
    }

    RequestFailed refused(GitHubConnectorResponse response, byte[] content) {
        int status = response.statusCode();
        return new RequestFailed(status, request + " answered " + status + because(response, content), null);
    }

    RequestFailed notUnderstood(String what) {
        return new RequestFailed(RequestFailed.NO_ANSWER, request + " answered " + what, null);
    }

    RequestFailed unanswered(IOException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String what = cause instanceof HttpTimeoutException
                ? "timed out: " + cause.getMessage()
                : "failed: " + cause.getClass().getSimpleName()
                        + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
        return new RequestFailed(RequestFailed.NO_ANSWER, request + " " + credential.mask(what), null);
    }

    private String because(GitHubConnectorResponse response, byte[] content) {
        if (response.statusCode() / 100 == 3) {
            return ": the repository was renamed or moved; configure its present name";
        }
        String stated = stated(content);
        String limit = rateLimit(response);
        // A secondary limit may come without a header that says when it ends.
        boolean denied = response.statusCode() == 403 && limit.isEmpty() && !stated.contains("rate limit");
        return stated + (denied ? "; the credential lacks the permission" : limit);
    }

    /** GitHub's error documents have a message; an HTML page of a proxy has none that helps. */
    private String stated(byte[] content) {
        try {
            JsonNode document = JSON.readTree(content);
            String message = document.path("message").asText("");
            StringBuilder all = new StringBuilder(message);
            document.path("errors").forEach(error -> all.append("; ")
                    .append(
                            error.isTextual()
                                    ? error.asText()
                                    : error.path("message").asText(error.toString())));
            return all.isEmpty() ? "" : " (" + Printable.of(credential.mask(all.toString()), MOST_STATED) + ")";
        } catch (IOException e) {
            return " with text that is no JSON document";
        }
    }

    /** Source: "Rate limits for the REST API", primary (reset in epoch seconds) and secondary (retry-after, seconds). */
    private static String rateLimit(GitHubConnectorResponse response) {
        int status = response.statusCode();
        if (status != 403 && status != 429) {
            return "";
        }
        String after = response.header("Retry-After");
        if (after != null && after.matches("[0-9]{1,9}")) {
            return "; rate limit, retry in " + after + " s";
        }
        String reset = response.header("X-RateLimit-Reset");
        if ("0".equals(response.header("X-RateLimit-Remaining")) && reset != null && reset.matches("[0-9]{1,11}")) {
            return "; rate limit, retry at " + Instant.ofEpochSecond(Long.parseLong(reset));
        }
        return "";
    }
}
