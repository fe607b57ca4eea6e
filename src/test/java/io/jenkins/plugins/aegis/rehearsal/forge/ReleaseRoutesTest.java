package io.jenkins.plugins.aegis.rehearsal.forge;

import static io.jenkins.plugins.aegis.rehearsal.forge.RunningForge.REPOSITORY;
import static io.jenkins.plugins.aegis.rehearsal.forge.RunningForge.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases behave as on GitHub, also where that is a trap. */
class ReleaseRoutesTest {
    private static final String RELEASES = REPOSITORY + "/releases";

    @TempDir
    Path directory;

    private RunningForge forge;

    @BeforeEach
    void start() throws Exception {
        forge = new RunningForge(directory);
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    @Test
    void makesNoTagForADraft() {
        create("v0.2.0", true);

        assertThat(forge.remote().onRemote("tag")).isEqualTo("v0.1.0");
        assertThat(forge.get(RELEASES + "/tags/v0.2.0").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("L23 a client that publishes before it tags is caught by a lightweight tag")
    void makesTheMissingTagOnPublication() {
        int draft = json(create("v0.2.0", true)).path("id").asInt();

        forge.send("PATCH", RELEASES + "/" + draft, Json.object("draft", false));

        assertThat(forge.remote().onRemote("cat-file", "-t", "v0.2.0")).isEqualTo("commit");
    }

    @Test
    void leavesAnAnnotatedTagAlone() {
        String tag = forge.remote().onRemote("rev-parse", "v0.1.0");

        create("v0.1.0", false);

        assertThat(forge.remote().onRemote("rev-parse", "v0.1.0")).isEqualTo(tag);
    }

    @Test
    void refusesASecondReleaseOfATag() {
        create("v0.1.0", false);
        HttpResponse<String> second = create("v0.1.0", false);

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(json(second).at("/errors/0/code").asText()).isEqualTo("already_exists");
    }

    @Test
    void hidesADraftFromReaders() {
        int draft = json(create("v0.1.0", true)).path("id").asInt();

        assertThat(json(forge.get(RELEASES, "reader-token"))).isEmpty();
        assertThat(forge.get(RELEASES + "/" + draft, "reader-token").statusCode())
                .isEqualTo(404);
    }

    @Test
    void makesAPublishedReleaseTheLatestUnlessToldOtherwise() {
        create("v0.1.0", false);
        forge.send("POST", RELEASES, Json.object("tag_name", "v0.0.9", "make_latest", "false"));
        assertThat(latest()).isEqualTo("v0.1.0");

        create("v0.2.0", false);
        assertThat(latest()).isEqualTo("v0.2.0");
    }

    @Test
    void neverMakesAPrereleaseTheLatest() {
        create("v0.1.0", false);
        forge.send("POST", RELEASES, Json.object("tag_name", "v0.2.0-rc", "prerelease", true, "make_latest", "true"));

        assertThat(latest()).isEqualTo("v0.1.0");
    }

    @Test
    void refusesASecondAssetOfAName() {
        String upload = RELEASES + "/" + json(create("v0.1.0", true)).path("id").asInt() + "/assets?name=a.json";
        forge.send("POST", upload, Json.object("a", 1));
        HttpResponse<String> second = forge.send("POST", upload, Json.object("a", 2));

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(json(second).at("/errors/0/code").asText()).isEqualTo("already_exists");
    }

    @Test
    void tellsTheDigestOfAnAsset() {
        String upload = RELEASES + "/" + json(create("v0.1.0", true)).path("id").asInt() + "/assets?name=a.json";
        JsonNode asset = json(forge.send("POST", upload, Json.object()));

        assertThat(asset.path("digest").asText())
                .isEqualTo("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
        assertThat(asset.path("size").asInt()).isEqualTo(2);
    }

    private HttpResponse<String> create(String tag, boolean draft) {
        ObjectNode release = Json.object("tag_name", tag, "name", tag, "draft", draft, "target_commitish", "main");
        return forge.send("POST", RELEASES, release);
    }

    private String latest() {
        return json(forge.get(RELEASES + "/latest")).path("tag_name").asText();
    }
}
