package io.jenkins.plugins.aegis.adapter.github;

import static io.jenkins.plugins.aegis.testing.ScriptedServer.hangUp;
import static io.jenkins.plugins.aegis.testing.ScriptedServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.port.Forge.Asset;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.Forge.ReleaseDraft;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** After a write without a clear answer the forge is read again, and the write is not repeated blindly. */
class GitHubWritesTest {
    private static final String TOKEN = "ghs_secretOfTheTest";
    private static final String REPOSITORY = "/repos/acme/sample";
    private static final String RELEASE = REPOSITORY + "/releases/3";
    private static final String UPLOAD = "POST /upload/3/assets";
    private static final ForgeRelease DRAFT = new ForgeRelease(3, "v1", true, false, "u", List.of());
    private static final ForgeRelease ATTACHED =
            new ForgeRelease(3, "v1", true, false, "u", List.of(new Asset(9, "a.txt", 2, "u", Optional.empty())));
    private static final byte[] CONTENT = {1, 2};

    private ScriptedServer server;
    private GitHubForge forge;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        forge = GitHubForge.at(server.base(), "acme/sample", TOKEN);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private long sent(String method) {
        return server.requests().stream()
                .filter(each -> each.startsWith(method))
                .count();
    }

    private PullRequest open() throws Exception {
        return forge.openPullRequest("topic", "main", "t", "");
    }

    @Test
    @DisplayName("L21 the pull request is there although its answer was lost")
    void findsThePullRequestAfterALostAnswer() throws Exception {
        server.on("POST " + REPOSITORY + "/pulls", hangUp());
        server.on("GET " + REPOSITORY + "/pulls", 200, "[" + GitHubFailuresTest.pull("") + "]");

        assertThat(open().number()).isEqualTo(7);
        assertThat(sent("POST")).isEqualTo(1);
    }

    @Test
    void findsThePullRequestAfterAServerError() throws Exception {
        server.on("POST " + REPOSITORY + "/pulls", 502, "<html>");
        server.on("GET " + REPOSITORY + "/pulls", 200, "[" + GitHubFailuresTest.pull("") + "]");

        assertThat(open().number()).isEqualTo(7);
    }

    @Test
    void findsThePullRequestAfterAnAnswerThatIsNone() throws Exception {
        server.on("POST " + REPOSITORY + "/pulls", 201, "{}");
        server.on("GET " + REPOSITORY + "/pulls", 200, "[" + GitHubFailuresTest.pull("") + "]");

        assertThat(open().number()).isEqualTo(7);
    }

    @Test
    void saysWhatTheForgeRefuses() {
        server.on(
                "POST " + REPOSITORY + "/pulls",
                422,
                "{\"message\":\"Validation Failed\",\"errors\":[{\"message\":\"No commits between main and topic\"}]}");
        server.on("GET " + REPOSITORY + "/pulls", 200, "[]");

        assertThatThrownBy(this::open)
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("422")
                .hasMessageContaining("No commits between");
    }

    @Test
    void saysThatThePullRequestIsNotThere() {
        server.on("POST " + REPOSITORY + "/pulls", hangUp());
        server.on("GET " + REPOSITORY + "/pulls", 200, "[]");

        assertThatThrownBy(this::open).isInstanceOf(PortUnavailable.class).hasMessageContaining("POST");
        assertThat(sent("POST")).isEqualTo(1);
    }

    @Test
    void doesNotLookAfterAClearRefusal() {
        server.on("POST " + REPOSITORY + "/pulls", 403, "{\"message\":\"no " + TOKEN + "\"}");

        assertThatThrownBy(this::open)
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("403")
                .hasMessageNotContaining(TOKEN);
        assertThat(sent("GET")).isZero();
    }

    private void tagIsThere() {
        asked(true, "null");
    }

    /** What the forge answers to the question for a tag and its release. */
    private void asked(boolean tag, String release) {
        server.on(
                "POST /graphql",
                200,
                "{\"data\":{\"repository\":{\"url\":\"u\",\"ref\":" + (tag ? "{\"name\":\"v1\"}" : "null")
                        + ",\"release\":" + release + "}}}");
    }

    private String release(boolean draft, String assets) {
        return "{\"id\":3,\"tag_name\":\"v1\",\"draft\":" + draft + ",\"prerelease\":false,\"html_url\":\"u\","
                + "\"upload_url\":\"" + server.base() + "/upload/3/assets{?name,label}\",\"assets\":[" + assets + "]}";
    }

    private static String asset(String state, int size) {
        return "{\"id\":9,\"name\":\"a.txt\",\"size\":" + size + ",\"state\":\"" + state
                + "\",\"browser_download_url\":\"u\"}";
    }

    private ForgeRelease createDraft() throws Exception {
        return forge.createDraft(new ReleaseDraft("v1", "one", "", false, Optional.empty()));
    }

    @Test
    @DisplayName("L21 the draft is there although its answer was lost")
    void findsTheDraftAfterALostAnswer() throws Exception {
        tagIsThere();
        asked(true, "{\"databaseId\":3}");
        server.on("GET " + RELEASE, 200, release(true, ""));
        server.on("POST " + REPOSITORY + "/releases", hangUp());

        assertThat(createDraft().id()).isEqualTo(3);
        assertThat(sent("POST " + REPOSITORY)).isEqualTo(1);
    }

    @Test
    void saysThatTheDraftIsNotThere() {
        tagIsThere();
        server.on("POST " + REPOSITORY + "/releases", 503, "");

        assertThatThrownBy(this::createDraft)
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("503");
        assertThat(sent("POST " + REPOSITORY)).isEqualTo(1);
    }

    @Test
    @DisplayName("L23 drafts nothing where the forge has no such tag")
    void draftsNothingWithoutTheTag() {
        asked(false, "null");

        assertThatThrownBy(this::createDraft)
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("no tag v1");
        assertThat(sent("POST " + REPOSITORY)).isZero();
    }

    @Test
    void draftsNothingWhenTheTagCannotBeSeen() {
        server.on("POST /graphql", 500, "");

        assertThatThrownBy(this::createDraft)
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("500");
        assertThat(sent("POST " + REPOSITORY)).isZero();
    }

    private void attach() throws Exception {
        forge.attach(DRAFT, "a.txt", CONTENT.length, new ByteArrayInputStream(CONTENT));
    }

    @Test
    void removesWhatIsLeftOfABrokenUpload() throws Exception {
        server.on("GET " + RELEASE, 200, release(true, asset("starter", 0)));
        server.on("DELETE " + REPOSITORY + "/releases/assets/9", 204, "");
        server.on(UPLOAD, 422, "{\"errors\":[{\"code\":\"already_exists\"}]}");
        server.on(UPLOAD, 201, asset("uploaded", 2));

        attach();

        assertThat(server.requests()).contains("DELETE " + REPOSITORY + "/releases/assets/9", UPLOAD + "?name=a.txt");
    }

    @Test
    @DisplayName("L21 the asset is there although its answer was lost")
    void findsTheAssetAfterALostAnswer() throws Exception {
        server.on("GET " + RELEASE, 200, release(true, ""));
        server.on("GET " + RELEASE, 200, release(true, asset("uploaded", 2)));
        server.on(UPLOAD, hangUp());

        attach();

        assertThat(sent("POST")).isEqualTo(1);
    }

    @Test
    void uploadsOnceMoreAfterABrokenUpload() throws Exception {
        server.on("GET " + RELEASE, 200, release(true, ""));
        server.on("GET " + RELEASE, 200, release(true, asset("starter", 1)));
        server.on("DELETE " + REPOSITORY + "/releases/assets/9", 204, "");
        server.on(UPLOAD, hangUp());
        server.on(UPLOAD, 201, asset("uploaded", 2));

        attach();

        assertThat(sent("POST")).isEqualTo(2);
        assertThat(sent("DELETE")).isEqualTo(1);
    }

    @Test
    void givesUpAfterTheSecondUpload() {
        server.on("GET " + RELEASE, 200, release(true, ""));
        server.on(UPLOAD, 502, "");

        assertThatThrownBy(this::attach).isInstanceOf(PortUnavailable.class).hasMessageContaining("502");
        assertThat(sent("POST")).isEqualTo(2);
    }

    @Test
    void publishesWithAnExplicitLatest() throws Exception {
        tagIsThere();
        server.on("PATCH " + RELEASE, 200, release(false, ""));

        forge.publish(DRAFT, false);

        assertThat(server.bodies().get(server.requests().indexOf("PATCH " + RELEASE)))
                .contains("\"draft\":false")
                .contains("\"make_latest\":\"false\"");
    }

    @Test
    void publishesOnceMoreWhenItIsStillADraft() throws Exception {
        tagIsThere();
        server.on("PATCH " + RELEASE, 500, "");
        server.on("PATCH " + RELEASE, 200, release(false, ""));
        server.on("GET " + RELEASE, 200, release(true, ""));

        forge.publish(DRAFT, true);

        assertThat(sent("PATCH")).isEqualTo(2);
    }

    @Test
    void isContentWhenTheReleaseIsPublishedAfterALostAnswer() throws Exception {
        tagIsThere();
        server.on("PATCH " + RELEASE, hangUp());
        server.on("GET " + RELEASE, 200, release(false, ""));

        forge.publish(DRAFT, true);

        assertThat(sent("PATCH")).isEqualTo(1);
    }

    @Test
    void downloadsFromWhereTheForgeKeepsItsAssetsWithoutItsToken() throws Exception {
        try (ScriptedServer storage = new ScriptedServer()) {
            server.on(
                    "GET " + REPOSITORY + "/releases/assets/9",
                    reply(302, "", Map.of("Location", storage.base() + "/blob?signature=x")));
            storage.on("GET /blob", 200, "bytes");

            assertThat(forge.downloadDigest(ATTACHED, "a.txt").asOptional()).contains(Digest.sha256("bytes"));
            assertThat(storage.authorizations()).isEmpty();
        }
    }

    @Test
    void knowsNoDigestOfADownloadThatFails() throws Exception {
        server.on("GET " + REPOSITORY + "/releases/assets/9", 503, "");

        assertThat(forge.downloadDigest(ATTACHED, "a.txt").unknownReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("503"));
    }
}
