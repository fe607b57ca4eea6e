package io.jenkins.plugins.aegis.operation.attest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is said of a release's artifacts: an in-toto Statement v1 whose predicate is SLSA provenance v1.
 *
 * <p>The same values give the same bytes: keys and subjects are sorted, times are whole seconds. Sources: in-toto
 * attestation framework, {@code spec/v1/statement.md}; SLSA 1.0, "Provenance".
 */
public record ReleaseStatement(List<Subject> subjects, Source source, Execution execution) {
    static final String TYPE = "https://in-toto.io/Statement/v1";
    static final String PREDICATE_TYPE = "https://slsa.dev/provenance/v1";

    /** Where the meaning of the predicate's parameters is written down. */
    static final String BUILD_TYPE =
            "https://github.com/jenkinsci/aegis-release-plugin/blob/main/docs/attestation.md#release-build-v1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    public ReleaseStatement {
        subjects = subjects.stream().sorted(Comparator.comparing(Subject::name)).toList();
    }

    /** A file, by its content. */
    public record Subject(String name, Digest sha256, Digest sha512) {}

    /**
     * What was built.
     *
     * @param repository {@code owner/name} on the forge
     * @param remote where git fetches it from
     */
    public record Source(ReleaseVersion version, String repository, String remote, CommitId commit) {}

    /**
     * The build.
     *
     * @param builder URI of the job
     * @param invocation name of the build
     */
    public record Execution(String builder, String invocation, Instant started, Instant finished) {}

    /** As one line of JSON. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(Map.of(
                    "_type",
                    TYPE,
                    "subject",
                    subjects.stream().map(ReleaseStatement::subject).toList(),
                    "predicateType",
                    PREDICATE_TYPE,
                    "predicate",
                    Map.of("buildDefinition", buildDefinition(), "runDetails", runDetails())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts can be written", e);
        }
    }

    private static Map<String, Object> subject(Subject subject) {
        return Map.of(
                "name",
                subject.name(),
                "digest",
                Map.of(
                        "sha256",
                        subject.sha256().hex(),
                        "sha512",
                        subject.sha512().hex()));
    }

    private Map<String, Object> buildDefinition() {
        return Map.of(
                "buildType",
                BUILD_TYPE,
                "externalParameters",
                Map.of(
                        "version",
                        source.version().toString(),
                        "tag",
                        source.version().tag(),
                        "repository",
                        source.repository()),
                "resolvedDependencies",
                List.of(Map.of(
                        "uri",
                        gitUri(source.remote()),
                        "digest",
                        Map.of("gitCommit", source.commit().hex()))));
    }

    private Map<String, Object> runDetails() {
        return Map.of(
                "builder",
                Map.of("id", execution.builder()),
                "metadata",
                Map.of(
                        "invocationId",
                        execution.invocation(),
                        "startedOn",
                        execution.started().truncatedTo(ChronoUnit.SECONDS).toString(),
                        "finishedOn",
                        execution.finished().truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    /** In the form of SPDX download locations, which SLSA's examples use: {@code git+https://…}. */
    static String gitUri(String remote) {
        if (remote.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*://.*")) {
            return remote.toLowerCase(Locale.ROOT).startsWith("git") ? remote : "git+" + remote;
        }
        if (remote.startsWith("/")) {
            return "git+file://" + remote;
        }
        return "git+ssh://" + remote.replaceFirst(":", "/");
    }
}
