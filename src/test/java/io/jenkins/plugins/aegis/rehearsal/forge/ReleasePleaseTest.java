package io.jenkins.plugins.aegis.rehearsal.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Release Please, as the plugin pins it, works against the forge. */
class ReleasePleaseTest {
    private static final String VERSION = "17.3.0";

    @TempDir
    Path directory;

    private SampleRemote remote;
    private LoopbackForge forge;

    @BeforeEach
    void releaseBranchIsCut() throws Exception {
        remote = SampleRemote.create(directory);
        remote.branch("release/0.2.0-preview", "feat: more words (#7)", Map.of("src/more.js", "module.exports = 2;\n"));
        ForgeSettings settings = new ForgeSettings(
                "acme/sample",
                remote.bare(),
                directory.resolve("forge"),
                List.of(
                        Account.withToken("releaser", Permission.WRITE, "releaser-token"),
                        Account.person("grace", Permission.MAINTAIN)),
                List.of("ci"));
        forge = LoopbackForge.start(settings, 0);
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    @Test
    void opensOnePullRequestWithTheExactVersion() throws Exception {
        releasePlease();

        assertThat(forge.maintainers().pulls()).singleElement().satisfies(pull -> {
            assertThat(pull.title()).contains("0.2.0-preview");
            assertThat(pull.base()).isEqualTo("release/0.2.0-preview");
            assertThat(pull.labels()).containsExactly("autorelease: pending");
            assertThat(pull.author()).isEqualTo("releaser");
        });
    }

    @Test
    void updatesEveryVersionFileOnTheHeadBranch() throws Exception {
        releasePlease();

        String head = forge.maintainers().pull(1).headCommit();
        JsonNode manifest = Json.MAPPER.readTree(remote.onRemote("show", head + ":package.json"));
        assertThat(manifest.path("version").asText()).isEqualTo("0.2.0-preview");
        assertThat(remote.onRemote("show", head + ":.release-please-manifest.json"))
                .contains("0.2.0-preview");
        assertThat(remote.onRemote("show", head + ":CHANGELOG.md"))
                .contains("v0.1.0...v0.2.0-preview")
                .contains("more words");
    }

    @Test
    void asksNothingThatTheForgeDoesNotServe() throws Exception {
        releasePlease();

        assertThat(forge.requests().unserved()).isEmpty();
        assertThat(forge.requests().writes("releaser")).isPositive();
    }

    @Test
    void doesNotOpenASecondOneWhileTheFirstIsPending() throws Exception {
        releasePlease();
        releasePlease();

        assertThat(forge.maintainers().pulls()).hasSize(1);
    }

    private void releasePlease() throws Exception {
        Path program = NpmPackages.installed("release-please", VERSION).resolve("build/src/bin/release-please.js");
        SampleRemote.run(
                directory,
                "node",
                program.toString(),
                "release-pr",
                "--token=releaser-token",
                "--repo-url=acme/sample",
                "--target-branch=release/0.2.0-preview",
                "--release-as=0.2.0-preview",
                "--config-file=release-please-config.json",
                "--manifest-file=.release-please-manifest.json",
                "--api-url=" + forge.endpoint(),
                "--graphql-url=" + forge.endpoint());
    }
}
