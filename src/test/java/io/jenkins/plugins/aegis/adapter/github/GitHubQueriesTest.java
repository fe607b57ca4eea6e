package io.jenkins.plugins.aegis.adapter.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.Check;
import io.jenkins.plugins.aegis.testing.ScriptedServer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What takes one question, whatever the size of the repository. */
class GitHubQueriesTest {
    private static final String REPOSITORY = "GET /repos/acme/sample";
    private static final CommitId HEAD = new CommitId("a".repeat(40));

    private ScriptedServer server;
    private GitHubForge forge;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        forge = GitHubForge.at(server.base(), "acme/sample", "secret");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String reasonOf(Observed<?> observed) {
        return observed.unknownReason().orElseThrow();
    }

    private static String releases(int from, int to, String state) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(id ->
                        ("{\"id\":%d,\"tag_name\":\"v%d\",\"draft\":false,\"prerelease\":false,\"html_url\":\"u\","
                                        + "\"assets\":[{\"id\":1,\"name\":\"a\",\"size\":2,\"state\":\"%s\","
                                        + "\"browser_download_url\":\"u\"}]}")
                                .formatted(id, id, state))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String release(String state) {
        String list = releases(1, 1, state);
        return list.substring(1, list.length() - 1);
    }

    private void found(String release) {
        server.on("POST /graphql", 200, "{\"data\":{\"repository\":{\"release\":" + release + "}}}");
    }

    @Test
    void countsNoAssetThatWasNotUploadedCompletely() throws Exception {
        found("{\"databaseId\":1}");
        server.on(REPOSITORY + "/releases/1", 200, release("starter"));

        assertThat(forge.release("v1").asOptional().map(Forge.ForgeRelease::assets))
                .contains(List.of());
    }

    @Test
    @DisplayName("L34 a release is found by its tag and not by walking through all of them")
    void asksForAReleaseByItsTag() throws Exception {
        found("{\"databaseId\":1}");
        server.on(REPOSITORY + "/releases/1", 200, release("uploaded"));

        forge.release("v1");
        assertThat(server.requests()).hasSize(2);
        forge.release("v1");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    @DisplayName("L7 a query that failed says nothing about the release")
    void doesNotTakeAFailedQueryForAbsence() throws Exception {
        server.on(
                "POST /graphql",
                200,
                "{\"data\":{\"repository\":{\"release\":null}},\"errors\":[{\"message\":\"Something went wrong\"}]}");
        assertThat(reasonOf(forge.release("v1"))).contains("Something went wrong");
    }

    @Test
    void doesNotTakeAnInvisibleRepositoryForAbsence() throws Exception {
        server.on("POST /graphql", 200, "{\"data\":{\"repository\":null}}");
        assertThat(reasonOf(forge.release("v1"))).contains("cannot be seen");
    }

    private void newest(boolean more, String... tags) {
        String nodes = Stream.of(tags)
                .map(tag -> "{\"tagName\":\"" + tag + "\",\"isDraft\":false}")
                .collect(Collectors.joining(","));
        server.on(
                "POST /graphql",
                200,
                "{\"data\":{\"repository\":{\"releases\":{\"pageInfo\":{\"hasNextPage\":" + more + "},\"nodes\":["
                        + nodes + "]}}}}");
    }

    @Test
    @DisplayName("L34 what was published is one question, whatever the number of releases")
    void asksForTheNewestReleases() throws Exception {
        newest(true, "v2", "v1");

        assertThat(forge.published(List.of("v1", "v0")).asOptional())
                .contains(new Forge.PublishedTags(Optional.of("v1"), true));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("L12 a maintenance release whose predecessor is long past is asked for by tag")
    void asksForAnOldReleaseByItsTag() throws Exception {
        newest(true, "v9");
        server.on(REPOSITORY + "/releases/tags/v1.1", 200, release("uploaded"));

        assertThat(forge.published(List.of("v1.2", "v1.1")).asOptional())
                .contains(new Forge.PublishedTags(Optional.of("v1.1"), true));
    }

    @Test
    @DisplayName("L34 of a thousand unpublished tags only the highest are asked for")
    void givesUpOnTagsThatNobodyPublished() throws Exception {
        newest(true, "nightly");
        List<String> tags = IntStream.range(0, 1000).mapToObj(i -> "v9." + i).toList();

        assertThat(reasonOf(forge.published(tags))).contains("none of the tags from v9.0 to v9.19");
        assertThat(server.requests()).hasSize(21);
    }

    private void checks(String rollup) {
        server.on(
                "POST /graphql",
                200,
                "{\"data\":{\"repository\":{\"object\":{\"oid\":\"" + HEAD + "\",\"statusCheckRollup\":" + rollup
                        + "}}}}");
    }

    private static String contexts(boolean more, String... nodes) {
        return "{\"contexts\":{\"pageInfo\":{\"hasNextPage\":" + more + "},\"nodes\":[" + String.join(",", nodes)
                + "]}}";
    }

    private static String run(int id, String status, String conclusion) {
        return "{\"databaseId\":" + id + ",\"name\":\"ci\",\"status\":\"" + status + "\",\"conclusion\":" + conclusion
                + ",\"startedAt\":null}";
    }

    @Test
    @DisplayName(
            "L34 check runs and statuses are one question; of two runs the later counts, a status can only make it worse")
    void readsChecksInOneRequest() throws Exception {
        checks(contexts(
                false,
                run(2, "COMPLETED", "\"SUCCESS\""),
                run(1, "COMPLETED", "\"FAILURE\""),
                "{\"context\":\"ci\",\"state\":\"EXPECTED\"}",
                "{\"context\":\"lint\",\"state\":\"ERROR\"}"));

        assertThat(forge.checks(HEAD).asOptional().orElseThrow())
                .containsExactly(new Check("ci", Check.State.PENDING), new Check("lint", Check.State.FAILED));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void knowsThatNothingWasReported() throws Exception {
        checks("null");
        assertThat(forge.checks(HEAD).asOptional()).contains(List.of());
    }

    @Test
    @DisplayName("a token that may not ask by GraphQL, and more checks than a page has, are answered by REST")
    void asksTheListsWhereTheQueryDoesNotDo() throws Exception {
        server.on(REPOSITORY + "/commits/" + HEAD + "/check-runs", 200, "{\"check_runs\":[]}");
        server.on(
                REPOSITORY + "/commits/" + HEAD + "/status",
                200,
                "{\"statuses\":[{\"context\":\"ci\",\"state\":\"success\"}]}");
        checks(contexts(true));
        assertThat(forge.checks(HEAD).asOptional()).contains(List.of(new Check("ci", Check.State.PASSED)));

        server.on("POST /graphql", 200, "{\"errors\":[{\"message\":\"not accessible\"}]}");
        assertThat(forge.checks(HEAD).asOptional()).contains(List.of(new Check("ci", Check.State.PASSED)));
    }

    @Test
    @DisplayName("L7 pull requests that could not be asked for are not known, of every commit")
    void knowsNoPullRequestsWithoutAnAnswer() throws Exception {
        server.on("POST /graphql", 502, "");
        assertThat(forge.pullRequestsWith(List.of(HEAD)).get(HEAD).isUnknown()).isTrue();
    }
}
