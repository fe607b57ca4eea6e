package io.jenkins.plugins.aegis.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.adapter.signing.SigningKey;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.testing.DocumentedCommands;
import io.jenkins.plugins.aegis.testing.GitRemote;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short commands of the pages, run as they stand there. */
class DocumentedCommandsTest {
    @TempDir
    Path directory;

    @Test
    @DisplayName("L28 the documented commands make a key that signs, and its public half")
    void makesASigningKey() throws Exception {
        run(directory, DocumentedCommands.of("docs/attestation.md").section("The key"));

        SigningKey key = SigningKey.ofPem(Files.readString(directory.resolve("signing-key.pem")));
        assertThat(key).isNotNull();
        assertThat(directory.resolve("signing-key.pub.pem")).content().startsWith("-----BEGIN PUBLIC KEY-----");
    }

    @Test
    @DisplayName("L28 the documented commands show each cell of the audit of the history")
    void showsWhatAnAuditOfTheHistorySays() {
        GitRemote remote = GitRemote.in(directory);
        remote.file("package.json", "{\"version\": \"1.2.3\"}\n");
        remote.commit("chore: release 1.2.3", "CHANGELOG.md", "## 1.2.3\n");
        remote.git("tag", "--annotate", "--message", "Release v1.2.3", "v1.2.3");
        remote.push().git("fetch", "--quiet", "origin");

        String said = run(
                remote.clone(),
                DocumentedCommands.of("docs/auditing-history.md").section("Checking the audit"));

        assertThat(said.lines())
                .startsWith("tag")
                .contains("{\"version\": \"1.2.3\"}", "## 1.2.3", "Release v1.2.3")
                .anyMatch(line -> line.endsWith(" tag\trefs/tags/v1.2.3"));
    }

    private static String run(Path where, String commands) {
        return LocalCommand.in(where, "sh", "-euc", commands).output();
    }
}
