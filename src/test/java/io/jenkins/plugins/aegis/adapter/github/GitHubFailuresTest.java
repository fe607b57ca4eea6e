package io.jenkins.plugins.aegis.adapter.github;

import static io.jenkins.plugins.aegis.testing.ScriptedServer.hangUp;
import static io.jenkins.plugins.aegis.testing.ScriptedServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.adapter.http.RetryPolicy;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.Check;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.Forge.Review;
import io.jenkins.plugins.aegis.testing.ScriptedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reads say when the forge answers wrongly, or not at all, or in an unusual way. */
class GitHubFailuresTest {
    private static final String TOKEN = "ghs_secretOfTheTest";
    private static final String REPOSITORY = "GET /repos/acme/sample";
    private static final String PULL = REPOSITORY + "/pulls/7";
    private static final CommitId HEAD = new CommitId("a".repeat(40));

    private ScriptedServer server;
    private GitHubForge forge;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        forge = forge(RetryPolicy.NEVER);
    }

    private GitHubForge forge(RetryPolicy retries) {
        return new GitHubForge(
                server.base(), "acme/sample", TOKEN, Transport.direct().with(retries));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void repositoryIsVisible() {
        server.on(REPOSITORY, 200, "{\"html_url\":\"https://forge.example/acme/sample\"}");
    }

    static String pull(String more) {
        return """
                {"number":7,"title":"t","state":"open","merged_at":null,"merge_commit_sha":"%s","labels":[],
                 "html_url":"u","user":{"login":"author"},"base":{"ref":"main"},
                 "head":{"ref":"topic","label":"acme:topic","sha":"%s","repo":{"full_name":"acme/sample"}}%s}
                """
                .formatted("b".repeat(40), HEAD, more);
    }

    private String reasonOf(Observed<?> observed) {
        assertThat(observed.isUnknown()).as(observed.toString()).isTrue();
        String reason = observed.unknownReason().orElseThrow();
        assertThat(reason).doesNotContain(TOKEN);
        return reason;
    }

    @Test
    void tellsAbsentWhereTheRepositoryIsVisible() throws Exception {
        repositoryIsVisible();

        assertThat(forge.pullRequest(7).isAbsent()).isTrue();
    }

    @Test
    void asksOnceWhetherTheRepositoryIsVisible() throws Exception {
        repositoryIsVisible();

        forge.pullRequest(7);
        forge.issue(8);

        assertThat(server.requests()).containsExactly(PULL, REPOSITORY, REPOSITORY + "/issues/8");
    }

    @Test
    @DisplayName("a 404 is no absence where the credential cannot see the repository")
    void knowsNothingOfARepositoryThatItCannotSee() throws Exception {
        assertThat(reasonOf(forge.pullRequest(7)))
                .contains("GET /repos/acme/sample/pulls/7 answered 404")
                .contains("cannot be seen");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 410, 418, 422, 429, 500, 502, 503})
    void knowsNothingAfterAnyOtherStatus(int status) throws Exception {
        repositoryIsVisible();
        server.on(PULL, status, "{\"message\":\"because " + TOKEN + "\"}");

        assertThat(reasonOf(forge.pullRequest(7)))
                .contains("GET /repos/acme/sample/pulls/7 answered " + status)
                .contains("because ****");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 503})
    @DisplayName("L21 a forge that is too busy is asked again after the pause that it asks for")
    void asksABusyForgeAgain(int status) throws Exception {
        server.on(PULL, reply(status, "{\"message\":\"slow down\"}", Map.of("Retry-After", "1")))
                .on(PULL, 200, pull(""));
        Instant before = Instant.now();

        assertThat(forge(RetryPolicy.DEFAULT).pullRequest(7).asOptional()).isPresent();
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(server.requests()).containsExactly(PULL, PULL);
    }

    @Test
    void doesNotWaitForAForgeThatWantsTooMuchOfIt() throws Exception {
        server.on(PULL, reply(429, "{\"message\":\"slow down\"}", Map.of("Retry-After", "3600")));

        assertThat(reasonOf(forge(RetryPolicy.DEFAULT).pullRequest(7))).contains("retry in 3600 s");
        assertThat(server.requests()).containsExactly(PULL);
    }

    @Test
    @DisplayName("L21 no write is sent again, however busy the forge was")
    void sendsNoWriteAgain() {
        String pulls = "POST /repos/acme/sample/pulls";
        server.on(pulls, reply(429, "{\"message\":\"slow down\"}", Map.of("Retry-After", "1")));

        assertThatThrownBy(() -> forge(RetryPolicy.DEFAULT).openPullRequest("topic", "main", "t", ""))
                .hasMessageContaining("429");
        assertThat(server.requests()).containsExactly(pulls);
    }

    @Test
    void showsNothingOfAnHtmlPage() throws Exception {
        server.on(PULL, 502, "<html>proxy of " + TOKEN + "</html>");

        assertThat(reasonOf(forge.pullRequest(7))).contains("502").doesNotContain("html>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>sign in</html>", "{\"number\":7", "", "\"text\"", "null", "{}", "[]", "{\"number\":\"7\"}"
            })
    void knowsNothingAfterAnAnswerThatIsNoPullRequest(String body) throws Exception {
        server.on(PULL, 200, body);

        assertThat(reasonOf(forge.pullRequest(7))).contains("/pulls/7");
    }

    @Test
    void namesTheFieldThatIsMissing() throws Exception {
        server.on(PULL, 200, pull("").replace("\"title\":\"t\",", ""));

        assertThat(reasonOf(forge.pullRequest(7))).contains("title");
    }

    @Test
    void knowsNothingWhenTheConnectionBreaks() throws Exception {
        server.on(PULL, hangUp());

        assertThat(reasonOf(forge.pullRequest(7))).contains("GET /repos/acme/sample/pulls/7 failed");
    }

    @Test
    void knowsNothingWhenNobodyListens() throws Exception {
        server.close();

        assertThat(reasonOf(forge.pullRequest(7))).contains("ConnectException");
    }

    @Test
    void endsByTheDeadlineAnAnswerThatStops() throws Exception {
        GitHubForge hasty = new GitHubForge(
                server.base(), "acme/sample", TOKEN, Transport.direct().within(Duration.ofMillis(300)));
        server.on(PULL, server.silence());

        assertThat(reasonOf(hasty.pullRequest(7))).contains("timed out");
    }

    @Test
    void stopsWhenInterrupted() {
        server.on(PULL, server.silence());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> forge.pullRequest(7)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void tellsWhenTheRateLimitEnds() throws Exception {
        server.on(
                PULL,
                reply(
                        403,
                        "{\"message\":\"API rate limit exceeded\"}",
                        Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1767225600")));

        assertThat(reasonOf(forge.pullRequest(7))).contains("retry at 2026-01-01T00:00:00Z");
    }

    @Test
    void tellsHowLongTheSecondaryRateLimitLasts() throws Exception {
        server.on(PULL, reply(429, "{\"message\":\"secondary\"}", Map.of("Retry-After", "90")));

        assertThat(reasonOf(forge.pullRequest(7))).contains("retry in 90 s");
        assertThat(server.requests()).containsExactly(PULL);
    }

    @Test
    void followsNoRedirection() throws Exception {
        server.on(PULL, reply(301, "{}", Map.of("Location", server.base() + "/elsewhere")));

        assertThat(reasonOf(forge.pullRequest(7))).contains("301").contains("renamed or moved");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void asksOnceForA404ThatHasAnETag() throws Exception {
        server.on(PULL, reply(404, "{\"message\":\"Not Found\"}", Map.of("ETag", "\"x\"")));

        forge.pullRequest(7);

        assertThat(server.requests()).containsExactly(PULL, REPOSITORY);
    }

    @Test
    @DisplayName("an answer that was garbled on its way is not what a 304 confirms")
    void asksAnewAfterAGarbledAnswer() throws Exception {
        ScriptedServer.Reply good = reply(200, pull(""), Map.of("ETag", "\"x\""));
        server.on(PULL, reply(200, "{\"number\": 7, <html>", Map.of("ETag", "\"x\"")));
        server.on(PULL, exchange -> {
            boolean known = exchange.getRequestHeaders().containsKey("If-None-Match");
            (known ? reply(304, "", Map.of()) : good).send(exchange);
        });

        assertThat(reasonOf(forge.pullRequest(7))).contains("no JSON");
        assertThat(forge.pullRequest(7).asOptional()).isPresent();
        assertThat(forge.pullRequest(7).asOptional()).isPresent();
    }

    @Test
    void namesABranchOfAForkWithItsOwner() throws Exception {
        server.on(
                PULL,
                200,
                pull("").replace("acme:topic", "mallory:topic").replace("\"acme/sample\"", "\"mallory/sample\""));

        assertThat(forge.pullRequest(7).asOptional().orElseThrow().head()).isEqualTo("mallory:topic");
    }

    @Test
    void showsADeletedAccountAsGhost() throws Exception {
        server.on(PULL, 200, pull("").replace("{\"login\":\"author\"}", "null"));

        assertThat(forge.pullRequest(7).asOptional().orElseThrow().author()).isEqualTo("ghost");
    }

    @Test
    void ignoresTheTestMergeOfAnOpenPullRequest() throws Exception {
        server.on(PULL, 200, pull(""));

        PullRequest open = forge.pullRequest(7).asOptional().orElseThrow();

        assertThat(open.isOpen()).isTrue();
        assertThat(open.mergeCommit()).isEmpty();
    }

    private static String review(String user, String state) {
        return "{\"user\":{\"login\":\"" + user + "\"},\"state\":\"" + state + "\",\"commit_id\":\"" + HEAD + "\"}";
    }

    @Test
    void countsDecisiveReviewsOfOthersOnly() throws Exception {
        server.on(PULL, 200, pull(""));
        Forge.PullRequest reviewed = forge.pullRequest(7).asOptional().orElseThrow();
        server.on(
                PULL + "/reviews",
                200,
                "["
                        + String.join(
                                ",",
                                review("ann", "APPROVED"),
                                review("ann", "COMMENTED"),
                                review("bob", "APPROVED"),
                                review("bob", "DISMISSED"),
                                review("Author", "APPROVED"),
                                review("cy", "PENDING"))
                        + "]");

        assertThat(forge.reviews(reviewed).asOptional().orElseThrow()).containsExactly(new Review("ann", true, HEAD));
    }

    private static String run(int id, String name, String status, String conclusion) {
        return "{\"id\":" + id + ",\"name\":\"" + name + "\",\"status\":\"" + status + "\",\"conclusion\":" + conclusion
                + ",\"started_at\":\"2026-01-01T00:00:0" + id + "Z\"}";
    }

    private List<Check> checks(String runs, String statuses) throws Exception {
        String commit = REPOSITORY + "/commits/" + HEAD;
        server.on(commit + "/check-runs", 200, "{\"total_count\":9,\"check_runs\":[" + runs + "]}");
        server.on(commit + "/status", 200, "{\"state\":\"pending\",\"statuses\":[" + statuses + "]}");
        return forge.checks(HEAD).asOptional().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"success", "neutral", "skipped"})
    void passesWhatBranchProtectionPasses(String conclusion) throws Exception {
        assertThat(checks(run(1, "build", "completed", '"' + conclusion + '"'), ""))
                .containsExactly(new Check("build", Check.State.PASSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failure", "cancelled", "timed_out", "action_required", "stale", "startup_failure", "new"})
    void failsEverythingElse(String conclusion) throws Exception {
        assertThat(checks(run(1, "build", "completed", '"' + conclusion + '"'), ""))
                .containsExactly(new Check("build", Check.State.FAILED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "in_progress", "waiting", "requested", "pending"})
    void awaitsWhatIsNotCompleted(String status) throws Exception {
        assertThat(checks(run(1, "build", status, "null"), ""))
                .containsExactly(new Check("build", Check.State.PENDING));
    }

    @Test
    void takesTheLatestRunWhateverTheOrder() throws Exception {
        String runs = run(2, "build", "completed", "\"success\"") + "," + run(1, "build", "completed", "\"failure\"");

        assertThat(checks(runs, "")).containsExactly(new Check("build", Check.State.PASSED));
    }

    @Test
    @DisplayName("a status and a check run of one name must both be green")
    void takesTheWorseOfRunAndStatus() throws Exception {
        assertThat(checks(run(1, "build", "completed", "\"success\""), "{\"context\":\"build\",\"state\":\"error\"}"))
                .containsExactly(new Check("build", Check.State.FAILED));
    }

    @Test
    void tellsNoChecksAsAnEmptyList() throws Exception {
        assertThat(checks("", "")).isEmpty();
    }

    @Test
    void knowsNoChecksWhenHalfOfThemIsMissing() throws Exception {
        String commit = REPOSITORY + "/commits/" + HEAD;
        server.on(commit + "/check-runs", 200, "{\"total_count\":0,\"check_runs\":[]}");
        server.on(commit + "/status", 500, "");

        assertThat(reasonOf(forge.checks(HEAD))).contains("/status answered 500");
    }

    @Test
    void takesTheRoleBeforeThePermission() throws Exception {
        server.on(
                REPOSITORY + "/collaborators/ann/permission",
                200,
                "{\"permission\":\"write\",\"role_name\":\"maintain\"}");
        server.on(
                REPOSITORY + "/collaborators/bob/permission",
                200,
                "{\"permission\":\"read\",\"role_name\":\"docs team\"}");
        server.on(REPOSITORY + "/collaborators/cy%5Bbot%5D/permission", 200, "{\"permission\":\"none\"}");

        assertThat(forge.permission("ann").asOptional()).contains(Permission.MAINTAIN);
        assertThat(forge.permission("bob").asOptional()).contains(Permission.READ);
        assertThat(forge.permission("cy[bot]").asOptional()).contains(Permission.NONE);
    }

    private ScriptedServer.Reply page(String body, int next) {
        String link = "<" + server.base() + "/repos/acme/sample/issues/1/comments?per_page=100&page=" + next
                + ">; rel=\"next\"";
        return reply(200, body, Map.of("Link", link));
    }

    private static String comments(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> "{\"user\":{\"login\":\"ann\"},\"body\":\"" + id + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void issue() {
        server.on(REPOSITORY + "/issues/1", 200, "{\"state\":\"open\",\"title\":\"t\"}");
    }

    @Test
    void readsTheFollowingPagesOfAList() throws Exception {
        issue();
        server.on(REPOSITORY + "/issues/1/comments", page(comments(100), 2));
        server.on(REPOSITORY + "/issues/1/comments", 200, comments(20));

        assertThat(forge.issue(1).asOptional().orElseThrow().comments()).hasSize(120);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void knowsNothingOfAListThatIsTooLong() throws Exception {
        issue();
        server.on(REPOSITORY + "/issues/1/comments", page(comments(100), 2));

        assertThat(reasonOf(forge.issue(1))).contains("more than 1000 entries");
        assertThat(server.requests()).hasSize(11);
    }

    @Test
    @DisplayName("a next page elsewhere gets no token")
    void followsNoPageToAnotherHost() throws Exception {
        issue();
        server.on(
                REPOSITORY + "/issues/1/comments",
                reply(200, "[]", Map.of("Link", "<http://localhost:1/steal>; rel=\"next\"")));

        assertThat(reasonOf(forge.issue(1))).contains("not its own");
    }

    @Test
    void sendsTheTokenAsBearer() throws Exception {
        forge.pullRequest(7);

        assertThat(server.authorizations()).isNotEmpty().allMatch(("Bearer " + TOKEN)::equals);
    }
}
