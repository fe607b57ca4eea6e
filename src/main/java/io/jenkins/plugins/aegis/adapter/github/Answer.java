package io.jenkins.plugins.aegis.adapter.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * What the forge answered with success.
 *
 * @param next address of the following page of a list
 */
record Answer(JsonNode body, Optional<String> next) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The object or list that it is; empty if it is neither, or was cut off or garbled on its way. */
    static Optional<JsonNode> document(byte[] content) {
        try {
            return Optional.of(JSON.readTree(content)).filter(JsonNode::isContainerNode);
        } catch (IOException e) {
            // Jackson's message quotes the answer, which is of unknown content
            return Optional.empty();
        }
    }
}
