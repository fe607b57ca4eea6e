package io.jenkins.plugins.aegis.operation.attest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.aegis.model.Digest;
import java.util.Map;
import java.util.TreeMap;

/** What a signed statement says, as far as a verification compares it. */
record AttestedRelease(String version, String commit, Map<String, Digests> subjects) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    AttestedRelease {
        subjects = Map.copyOf(subjects);
    }

    /** The content that a name stands for. */
    record Digests(Digest sha256, Digest sha512) {}

    /** @throws IllegalArgumentException if it is no statement of ours; the message says why */
    static AttestedRelease read(String statement) {
        JsonNode json;
        try {
            json = JSON.readTree(statement);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the statement is no JSON", e);
        }
        expect("_type", ReleaseStatement.TYPE, json.path("_type"));
        expect("predicateType", ReleaseStatement.PREDICATE_TYPE, json.path("predicateType"));
        JsonNode definition = json.path("predicate").path("buildDefinition");
        expect("buildType", ReleaseStatement.BUILD_TYPE, definition.path("buildType"));
        Map<String, Digests> subjects = new TreeMap<>();
        for (JsonNode subject : json.path("subject")) {
            JsonNode digest = subject.path("digest");
            Digests before = subjects.put(
                    subject.path("name").asText(),
                    new Digests(
                            new Digest(
                                    Digest.Algorithm.SHA256,
                                    digest.path("sha256").asText()),
                            new Digest(
                                    Digest.Algorithm.SHA512,
                                    digest.path("sha512").asText())));
            if (before != null) {
                throw new IllegalArgumentException("the statement names one file twice");
            }
        }
        return new AttestedRelease(
                definition.path("externalParameters").path("version").asText(),
                definition
                        .path("resolvedDependencies")
                        .path(0)
                        .path("digest")
                        .path("gitCommit")
                        .asText(),
                subjects);
    }

    private static void expect(String name, String expected, JsonNode found) {
        if (!found.asText().equals(expected)) {
            throw new IllegalArgumentException("its " + name + " is not " + expected);
        }
    }
}
