package io.jenkins.plugins.aegis.adapter.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.aegis.model.Printable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Questions that take one request by GraphQL and several, or a walk over long lists, by REST.
 *
 * <p>An answer with errors is no answer: it is told as a failure, and never as absence.
 */
final class GraphQl {
    private final RestClient client;
    private final Map<String, String> repository;

    GraphQl(RestClient client, String owner, String name) {
        this.client = client;
        this.repository = Map.of("owner", owner, "name", name);
    }

    /**
     * Asks about the repository.
     *
     * @param question names the query, for the forge's log
     * @param declarations of further variables, such as {@code , $tag: String!}
     * @param fields of the repository
     */
    Document ask(String question, String declarations, String fields, Map<String, ?> variables)
            throws RequestFailed, InterruptedException {
        Map<String, Object> all = new TreeMap<>(repository);
        all.putAll(variables);
        String text = "query " + question + "($owner: String!, $name: String!" + declarations
                + ") { repository(owner: $owner, name: $name) { " + fields + " } }";
        JsonNode body = client.query(text, all).body();
        JsonNode errors = body.path("errors");
        if (errors.isArray() && !errors.isEmpty()) {
            throw failed(question, Printable.of(errors.get(0).path("message").asText("without a reason"), 1000));
        }
        JsonNode answer = body.path("data").path("repository");
        if (!answer.isObject()) {
            throw failed(question, "the repository cannot be seen");
        }
        return new Document(answer);
    }

    private static RequestFailed failed(String question, String reason) {
        return new RequestFailed(RequestFailed.NO_ANSWER, "the GraphQL query " + question + " failed: " + reason, null);
    }
}
