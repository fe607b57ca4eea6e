package io.jenkins.plugins.aegis.rehearsal.forge;

import static io.jenkins.plugins.aegis.rehearsal.forge.RunningForge.REPOSITORY;
import static io.jenkins.plugins.aegis.rehearsal.forge.RunningForge.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every route: restart, conditional requests, pages, permissions, records. */
class LoopbackForgeTest {
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
    void answersTheSameAfterARestart() throws Exception {
        int number = forge.pullFromBranch("fix/one", "main");
        forge.maintainers().approve("grace", number);
        forge.maintainers().check("fix/one", "lint", CheckState.PENDING);
        String pull = forge.get(REPOSITORY + "/pulls/" + number).body();
        String reviews = forge.get(REPOSITORY + "/pulls/" + number + "/reviews").body();

        forge.restart();

        assertThat(forge.get(REPOSITORY + "/pulls/" + number).body()).isEqualTo(pull);
        assertThat(forge.get(REPOSITORY + "/pulls/" + number + "/reviews").body())
                .isEqualTo(reviews);
    }

    @Test
    void needsNoOrderlyStopToKeepItsState() throws Exception {
        int number = forge.pullFromBranch("fix/one", "main");

        try (LoopbackForge next = LoopbackForge.start(forge.settings(), 0)) {
            assertThat(next.maintainers().pull(number))
                    .isEqualTo(forge.maintainers().pull(number));
        }
    }

    @Test
    void endsAMergeThatItWasKilledIn() throws Exception {
        int number = forge.pullFromBranch("fix/one", "main");
        String before = forge.remote().onRemote("rev-parse", "main");
        String merged = forge.maintainers().merge("grace", number, MergeMethod.SQUASH);
        forge.remote().onRemote("update-ref", "refs/heads/main", before);
        Path state = forge.settings().stateDirectory().resolve("forge.json");
        Files.writeString(state, Files.readString(state).replace("\"landing\":null", "\"landing\":" + number));

        forge.restart();

        assertThat(forge.remote().onRemote("rev-parse", "main")).isEqualTo(merged);
    }

    @Test
    void repeatsNoMergeThatHadEnded() throws Exception {
        int number = forge.pullFromBranch("fix/one", "main");
        String before = forge.remote().onRemote("rev-parse", "main");
        forge.maintainers().merge("grace", number, MergeMethod.SQUASH);
        forge.remote().onRemote("update-ref", "refs/heads/main", before);

        forge.restart();

        assertThat(forge.remote().onRemote("rev-parse", "main")).isEqualTo(before);
    }

    @Test
    void keepsAssetBytesOverARestart() throws Exception {
        JsonNode draft =
                json(forge.send("POST", REPOSITORY + "/releases", Json.object("tag_name", "v0.1.0", "draft", true)));
        JsonNode asset = json(forge.send(
                "POST",
                draft.path("upload_url").asText().replace("{?name,label}", "?name=a.json"),
                Json.object("a", 1)));

        forge.restart();

        HttpResponse<String> redirect =
                forge.get(asset.path("url").asText(), "releaser-token", "Accept", "application/octet-stream");
        assertThat(redirect.statusCode()).isEqualTo(302);
        String location = redirect.headers().firstValue("Location").orElseThrow();
        assertThat(forge.get(location, "").body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void answersNotModifiedToAKnownEntityTag() {
        HttpResponse<String> first = forge.get(REPOSITORY + "/pulls");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = forge.get(REPOSITORY + "/pulls", "releaser-token", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void answersInFullOnceSomethingChanged() {
        String tag =
                forge.get(REPOSITORY + "/pulls").headers().firstValue("ETag").orElseThrow();
        forge.pullFromBranch("fix/one", "main");

        assertThat(forge.get(REPOSITORY + "/pulls", "releaser-token", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void countsNoNotModifiedAnswerAgainstTheRateLimit() {
        HttpResponse<String> first = forge.get(REPOSITORY + "/pulls");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = forge.get(REPOSITORY + "/pulls", "releaser-token", "If-None-Match", tag);

        assertThat(again.headers().firstValue("X-RateLimit-Remaining"))
                .isEqualTo(first.headers().firstValue("X-RateLimit-Remaining"));
    }

    @Test
    void linksTheNextAndTheLastPage() {
        for (int i = 0; i < 5; i++) {
            forge.maintainers().openIssue("ada", "Issue " + i, "");
        }
        HttpResponse<String> page = forge.get(REPOSITORY + "/issues?per_page=2");

        String issues = forge.forge().endpoint() + REPOSITORY + "/issues?per_page=2&page=";
        assertThat(json(page)).hasSize(2);
        assertThat(page.headers().firstValue("Link"))
                .hasValue("<" + issues + "2>; rel=\"next\", <" + issues + "3>; rel=\"last\"");
        assertThat(json(forge.get(issues + "3"))).hasSize(1);
    }

    @Test
    void linksThePageBeforeOnTheLastOne() {
        for (int i = 0; i < 3; i++) {
            forge.maintainers().openIssue("ada", "Issue " + i, "");
        }

        assertThat(forge.get(REPOSITORY + "/issues?per_page=2&page=2").headers().firstValue("Link"))
                .hasValueSatisfying(link -> assertThat(link)
                        .contains("rel=\"prev\"", "rel=\"first\"")
                        .doesNotContain("next"));
    }

    @Test
    void refusesAnUnknownToken() {
        HttpResponse<String> response = forge.get(REPOSITORY, "wrong");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response).path("message").asText()).isEqualTo("Bad credentials");
    }

    @Test
    void hidesTheRepositoryFromWhoMayNotSeeIt() {
        assertThat(forge.get(REPOSITORY, "stranger-token").statusCode()).isEqualTo(404);
    }

    @Test
    void letsEverybodyReadWithoutAToken() {
        assertThat(forge.get(REPOSITORY, "").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAWriteByAReader() {
        HttpResponse<String> response =
                forge.send("POST", REPOSITORY + "/releases", Json.object("tag_name", "v0.1.0"), "reader-token");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(json(response).path("message").asText())
                .isEqualTo("Resource not accessible by personal access token");
    }

    @Test
    void letsAReaderComment() {
        int issue = forge.maintainers().openIssue("ada", "Broken", "");

        assertThat(forge.send(
                                "POST",
                                REPOSITORY + "/issues/" + issue + "/comments",
                                Json.object("body", "here too"),
                                "reader-token")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void asksForATokenBeforeAnyWrite() {
        assertThat(forge.send("POST", REPOSITORY + "/issues", Json.object("title", "t"), "")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void namesAnEndpointThatItDoesNotServe() {
        HttpResponse<String> response = forge.get(REPOSITORY + "/deployments");

        assertThat(response.statusCode()).isEqualTo(501);
        assertThat(json(response).path("message").asText()).contains("GET /repos/acme/sample/deployments");
        assertThat(forge.forge().requests().unserved()).singleElement().satisfies(entry -> assertThat(entry.path())
                .isEqualTo("/repos/acme/sample/deployments"));
    }

    @Test
    void countsReadsAndWritesByLogin() {
        forge.get(REPOSITORY);
        forge.get(REPOSITORY, "reader-token");
        forge.send("POST", REPOSITORY + "/issues", Json.object("title", "t"));

        RequestLog log = forge.forge().requests();
        assertThat(log.reads("releaser")).isEqualTo(1);
        assertThat(log.writes("releaser")).isEqualTo(1);
        assertThat(log.reads("reader")).isEqualTo(1);
        assertThat(log.writes("reader")).isZero();
    }

    @Test
    void countsAGraphQlQueryAsARead() {
        forge.send(
                "POST",
                "/graphql",
                Json.object("query", "query q { repository(owner: \"acme\", name: \"sample\") { nothing } }"));

        assertThat(forge.forge().requests().writes()).isZero();
    }

    @Test
    void namesAGraphQlFieldThatItDoesNotServe() {
        HttpResponse<String> response = forge.send(
                "POST",
                "/graphql",
                Json.object("query", "query q { repository(owner: \"acme\", name: \"sample\") { stars } }"));

        assertThat(response.statusCode()).isEqualTo(501);
        assertThat(response.body()).contains("stars").contains("query q");
    }

    @Test
    void refusesABodyThatIsNoJson() throws Exception {
        HttpResponse<String> response = forge.send(
                "POST", REPOSITORY + "/issues", Json.MAPPER.getNodeFactory().textNode("t"));

        assertThat(response.statusCode()).isEqualTo(422);
    }
}
