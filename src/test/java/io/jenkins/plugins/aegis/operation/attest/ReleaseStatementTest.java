package io.jenkins.plugins.aegis.operation.attest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.attest.ReleaseStatement.Execution;
import io.jenkins.plugins.aegis.operation.attest.ReleaseStatement.Source;
import io.jenkins.plugins.aegis.operation.attest.ReleaseStatement.Subject;
import io.jenkins.plugins.aegis.testing.Commits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseStatementTest {
    private static Subject subject(String name) {
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        return new Subject(
                name, Digest.of(Digest.Algorithm.SHA256, content), Digest.of(Digest.Algorithm.SHA512, content));
    }

    private static ReleaseStatement of(Subject... subjects) {
        return new ReleaseStatement(
                List.of(subjects),
                new Source(
                        ReleaseVersion.parse("1.2.3-rc.1"),
                        "acme/widget",
                        "https://forge.example/acme/widget.git",
                        Commits.commit(7)),
                new Execution(
                        "https://ci.example/job/release/",
                        "release #7",
                        Instant.parse("2026-01-02T03:04:05.678Z"),
                        Instant.parse("2026-01-02T03:05:00Z")));
    }

    @Test
    void isTheDocumentedStatementInSortedJson() {
        Subject file = subject("a.tgz");

        assertThat(of(file).toJson())
                .isEqualTo(
                        """
                        {"_type":"https://in-toto.io/Statement/v1",\
                        "predicate":{"buildDefinition":{\
                        "buildType":"https://github.com/jenkinsci/aegis-release-plugin/blob/main/docs/attestation.md#release-build-v1",\
                        "externalParameters":{"repository":"acme/widget","tag":"v1.2.3-rc.1","version":"1.2.3-rc.1"},\
                        "resolvedDependencies":[{"digest":{"gitCommit":"%s"},\
                        "uri":"git+https://forge.example/acme/widget.git"}]},\
                        "runDetails":{"builder":{"id":"https://ci.example/job/release/"},\
                        "metadata":{"finishedOn":"2026-01-02T03:05:00Z","invocationId":"release #7",\
                        "startedOn":"2026-01-02T03:04:05Z"}}},\
                        "predicateType":"https://slsa.dev/provenance/v1",\
                        "subject":[{"digest":{"sha256":"%s","sha512":"%s"},"name":"a.tgz"}]}"""
                                .formatted(
                                        Commits.commit(7).hex(),
                                        file.sha256().hex(),
                                        file.sha512().hex()));
    }

    @Test
    @DisplayName("the same artifacts give the same bytes, in whatever order they were found")
    void isDeterministic() {
        assertThat(of(subject("b"), subject("a")).toJson())
                .isEqualTo(of(subject("a"), subject("b")).toJson());
    }

    @ParameterizedTest
    @CsvSource({
        "https://forge.example/a.git, git+https://forge.example/a.git",
        "ssh://git@forge.example/a.git, git+ssh://git@forge.example/a.git",
        "git://forge.example/a.git, git://forge.example/a.git",
        "git@forge.example:acme/a.git, git+ssh://git@forge.example/acme/a.git",
        "/srv/git/a.git, git+file:///srv/git/a.git"
    })
    void namesTheRemoteAsAnAddress(String remote, String uri) {
        assertThat(ReleaseStatement.gitUri(remote)).isEqualTo(uri);
    }
}
