package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.aegis.rehearsal.RehearsalDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every channel serves something else after the release; the documented audit of docs/auditing.md says so. */
@ExtendWith(Shared.class)
@DisplayName("L28 the documented audit tells of")
class FalsifiedChannelsIT {
    /** Nothing is put right again: no other scenario looks at the channels of the shared release. */
    private static List<String> ofChannels;

    @BeforeAll
    static void falsifyTheChannels(AuditedRelease release, @TempDir Path scratch) throws IOException {
        RehearsalDirectory files = release.world().files();
        Files.writeString(files.registry().resolve("storage/@aegis-sample/beacon/beacon-0.2.0.tgz"), "another package");
        Files.writeString(
                files.pythonIndex().resolve("files/beacon-client/beacon_client-0.2.0-py2-none-any.whl"), "one more");
        for (JsonNode asset : release.world().forge().release("v0.2.0").path("assets")) {
            if (asset.path("name").asText().equals("sbom.json")) {
                Files.writeString(
                        files.forge().resolve("assets").resolve(asset.path("id").asText()), "{}");
            }
        }
        release.world().remote().commitFile("gh-pages", "chore: tidy", "helm/beacon-0.2.0.tgz", "another chart");
        ofChannels = Auditor.suspicions(
                release.auditor(release.world().remote().bare(), scratch).audit());
    }

    @Test
    void anotherFileOfTheRelease() {
        assertThat(ofChannels).contains("sbom.json: FAILED");
    }

    @Test
    void anotherPackageOfNpm() {
        assertThat(ofChannels).anyMatch(line -> line.startsWith("DIFFERS: npm serves @aegis-sample/beacon@0.2.0: "));
    }

    @Test
    void oneMoreFileOfThePythonIndex() {
        assertThat(ofChannels).anyMatch(line -> line.startsWith("DIFFERS: files of the index: "));
    }

    @Test
    void anotherChart() {
        assertThat(ofChannels).anyMatch(line -> line.startsWith("DIFFERS: Helm gets beacon 0.2.0: "));
    }
}
