package io.jenkins.plugins.aegis.rehearsal.forge;

import static io.jenkins.plugins.aegis.rehearsal.forge.RunningForge.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every answer of the forge is as GitHub's published OpenAPI description says. */
class GitHubApiDescriptionTest {
    private static final String ROOT = "/repos/{owner}/{repo}";

    /** Served because clients use them, although the published description leaves them out. */
    private static final Set<String> NOT_DESCRIBED = Set.of(
            "GET /repos/{owner}/{repo}/git/refs",
            "GET /repos/{owner}/{repo}/git/refs/{ref}",
            "GET /repos/{owner}/{repo}/statuses/{ref}",
            "GET /{owner}/{repo}/releases/download/{tag}/{name}",
            "GET /release-assets/{asset_id}/{digest}",
            "POST /graphql");

    @TempDir
    static Path directory;

    private static GitHubApiDescription description;
    private static RunningForge forge;

    /** One request, and the status that it is answered with. */
    private record Call(String method, String pattern, List<String> values, JsonNode body, int status) {
        String route() {
            return method + " " + template();
        }

        String template() {
            return pattern.replaceAll("\\?.*", "").replace("+}", "}");
        }

        String path() {
            String path = pattern.replace(ROOT, REPOSITORY);
            for (String value : values) {
                path = path.replaceFirst("\\{[^}]*}", value);
            }
            return path;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        description = GitHubApiDescription.load();
        forge = new RunningForge(directory);
    }

    @AfterAll
    static void stop() {
        forge.close();
    }

    @TestFactory
    Stream<DynamicTest> answersAsDescribed() {
        return calls().stream()
                .map(call -> DynamicTest.dynamicTest(call.method() + " " + call.path(), () -> check(call)));
    }

    @Test
    void leavesNoServedRouteOut() {
        Set<String> called =
                new LinkedHashSet<>(calls().stream().map(Call::route).toList());
        called.addAll(NOT_DESCRIBED);

        assertThat(forge.forge().served())
                .map(route -> route.replace("+}", "}"))
                .allSatisfy(route -> assertThat(called).contains(route));
    }

    @Test
    void servesNothingUndescribedExceptWhatIsNamed() {
        assertThat(forge.forge().served())
                .map(route -> route.replace("+}", "}"))
                .filteredOn(route -> !NOT_DESCRIBED.contains(route))
                .allSatisfy(route -> assertThat(description.knows(route.split(" ")[0], route.split(" ")[1]))
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({"wrong, 401", "stranger-token, 404", "reader-token, 403"})
    void refusesInGitHubsForm(String token, int status) {
        HttpResponse<String> response =
                forge.send("POST", REPOSITORY + "/releases", Json.object("tag_name", "v0.1.0"), token);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(description.errorFaults(response.body())).isEmpty();
    }

    @Test
    void wouldNoticeAMissingField() {
        ObjectNode ref = (ObjectNode) RunningForge.json(forge.get(REPOSITORY + "/git/ref/heads/main"));
        ref.remove("object");

        assertThat(description.faults("GET", ROOT + "/git/ref/{ref}", 200, ref.toString()))
                .singleElement()
                .asString()
                .contains("object");
    }

    @Test
    void wouldNoticeANullThatIsNotAllowed() {
        ObjectNode tag =
                (ObjectNode) RunningForge.json(forge.get(REPOSITORY + "/tags")).get(0);
        tag.putNull("zipball_url");

        assertThat(description.faults("GET", ROOT + "/tags", 200, "[" + tag + "]"))
                .isNotEmpty();
    }

    @Test
    void wouldNoticeAStatusThatIsNotDescribed() {
        assertThat(description.faults("GET", ROOT + "/git/ref/{ref}", 418, "{}"))
                .isNotEmpty();
    }

    private static void check(Call call) {
        HttpResponse<String> response = forge.send(call.method(), call.path(), call.body());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(call.status());
        assertThat(description.faults(call.method(), call.template(), response.statusCode(), response.body()))
                .as(response.body())
                .isEmpty();
    }

    private static List<Call> calls;

    private static synchronized List<Call> calls() {
        if (calls == null) {
            calls = new ArrayList<>();
            new Scenario().write(calls);
        }
        return calls;
    }

    /** Makes something of every kind, and then calls every route; what is deleted is deleted last. */
    private static final class Scenario {
        private final String main = forge.remote().git("rev-parse", "main");
        private final String tree = forge.remote().git("rev-parse", "main^{tree}");
        private final String blob = forge.remote().git("rev-parse", "main:package.json");
        private final String tag = forge.remote().git("rev-parse", "v0.1.0");
        private final int open = forge.pullFromBranch("fix/one", "main");
        private final int merging = forge.pullFromBranch("fix/two", "develop");
        private final int issue = forge.maintainers().openIssue("ada", "Broken", "very");
        private List<Call> calls;

        void write(List<Call> into) {
            calls = into;
            forge.maintainers().comment("grace", issue, "I see");
            forge.maintainers().label("grace", issue, "bug");
            forge.maintainers().label("grace", open, "autorelease: pending");
            forge.maintainers().approve("grace", open);
            server();
            repository();
            gitData();
            history();
            pulls();
            issues();
            checks();
            releases();
            refusals();
        }

        private void server() {
            call("GET", "/user", 200);
            call("GET", "/users/{username}", 200, "ada");
            call("GET", "/rate_limit", 200);
            call("GET", "/meta", 200);
        }

        private void repository() {
            call("GET", ROOT, 200);
            call("GET", ROOT + "/branches", 200);
            call("GET", ROOT + "/branches/{branch+}", 200, "fix%2Fone");
            call("GET", ROOT + "/tags", 200);
            call("GET", ROOT + "/collaborators/{username}/permission", 200, "grace");
            call("GET", ROOT + "/contents/{path+}", 200, "package.json");
            call("GET", ROOT + "/contents/{path+}", 404, "none.json");
            send(
                    "PUT",
                    ROOT + "/contents/{path+}",
                    Json.object("message", "docs: note", "content", "bm90ZQ==", "branch", "develop"),
                    201,
                    "docs/note.md");
        }

        private void gitData() {
            String git = ROOT + "/git";
            call("GET", git + "/ref/{ref+}", 200, "heads/main");
            call("GET", git + "/ref/{ref+}", 404, "heads/none");
            call("GET", git + "/matching-refs/{ref+}", 200, "heads/");
            send("POST", git + "/refs", Json.object("ref", "refs/heads/new", "sha", main), 201);
            send("POST", git + "/refs", Json.object("ref", "refs/heads/main", "sha", main), 422);
            send("PATCH", git + "/refs/{ref+}", Json.object("sha", main), 200, "heads/new");
            call("DELETE", git + "/refs/{ref+}", 204, "heads/new");
            call("GET", git + "/commits/{commit_sha}", 200, main);
            send("POST", git + "/commits", Json.object("message", "m", "tree", tree, "parents", List.of(main)), 201);
            call("GET", git + "/blobs/{file_sha}", 200, blob);
            send("POST", git + "/blobs", Json.object("content", "text", "encoding", "utf-8"), 201);
            call("GET", git + "/tags/{tag_sha}", 200, tag);
            ObjectNode wanted = Json.object("tag", "v9", "message", "nine", "object", main, "type", "commit");
            send("POST", git + "/tags", wanted, 201);
            call("GET", git + "/trees/{tree_sha+}?recursive=1", 200, "main");
            ObjectNode entry = Json.object("path", "a/b", "mode", "100644", "type", "blob", "content", "c");
            send("POST", git + "/trees", Json.object("base_tree", tree, "tree", List.of(entry)), 201);
        }

        private void history() {
            call("GET", ROOT + "/commits", 200);
            call("GET", ROOT + "/commits/{ref+}", 200, "main");
            call(
                    "GET",
                    ROOT + "/commits/{commit_sha}/pulls",
                    200,
                    forge.maintainers().pull(open).headCommit());
            call("GET", ROOT + "/compare/{basehead+}", 200, "main...fix/one");
        }

        private void pulls() {
            String pulls = ROOT + "/pulls";
            String one = pulls + "/{pull_number}";
            call("GET", pulls + "?state=all", 200);
            forge.remote().branch("fix/three", "fix: three", Map.of("three.txt", "3\n"));
            ObjectNode offer = Json.object("title", "Fix three", "head", "acme:fix/three", "base", "main");
            send("POST", pulls, offer, 201);
            send("POST", pulls, offer, 422);
            call("GET", one, 200, number(open));
            send("PATCH", one, Json.object("title", "Fix one, really"), 200, number(open));
            call("GET", one + "/files", 200, number(open));
            call("GET", one + "/commits", 200, number(open));
            call("GET", one + "/reviews", 200, number(open));
            send("POST", one + "/reviews", Json.object("event", "APPROVE"), 200, number(open));
            call("GET", one + "/merge", 404, number(open));
            send("PUT", one + "/merge", Json.object("merge_method", "squash"), 200, number(merging));
            send("PUT", one + "/merge", Json.object("merge_method", "squash"), 405, number(merging));
            call("GET", one, 200, number(merging));
            call("GET", one + "/merge", 204, number(merging));
        }

        private void issues() {
            String issues = ROOT + "/issues";
            String one = issues + "/{issue_number}";
            call("GET", issues + "?state=all", 200);
            send("POST", issues, Json.object("title", "New", "labels", List.of("bug")), 201);
            call("GET", one, 200, number(open));
            call("GET", one + "/comments", 200, number(issue));
            send("POST", one + "/comments", Json.object("body", "me too"), 201, number(issue));
            call("GET", one + "/labels", 200, number(open));
            send("POST", one + "/labels", Json.object("labels", List.of("one", "two")), 200, number(open));
            send("PUT", one + "/labels", Json.object("labels", List.of("one", "two")), 200, number(open));
            call("DELETE", one + "/labels/{name}", 200, number(open), "one");
            call("DELETE", one + "/labels", 204, number(open));
            send("PATCH", one, Json.object("state", "closed"), 200, number(issue));
            call("GET", ROOT + "/labels", 200);
            send("POST", ROOT + "/labels", Json.object("name", "three"), 201);
            call("GET", ROOT + "/labels/{name}", 200, "three");
            call("DELETE", ROOT + "/labels/{name}", 204, "three");
        }

        private void checks() {
            call("GET", ROOT + "/commits/{ref+}/check-runs", 200, "main");
            call("GET", ROOT + "/commits/{ref+}/check-suites", 200, "main");
            ObjectNode lint = Json.object("name", "lint", "head_sha", main);
            send("POST", ROOT + "/check-runs", lint, 201);
            String id = id(forge.send("POST", REPOSITORY + "/check-runs", lint));
            call("GET", ROOT + "/check-runs/{check_run_id}", 200, id);
            send("PATCH", ROOT + "/check-runs/{check_run_id}", Json.object("conclusion", "failure"), 200, id);
            ObjectNode status = Json.object("state", "success", "context", "cla", "target_url", "https://example.org/");
            send("POST", ROOT + "/statuses/{sha}", status, 201, main);
            call("GET", ROOT + "/commits/{ref+}/status", 200, "main");
            call("GET", ROOT + "/commits/{ref+}/statuses", 200, "main");
        }

        private void releases() {
            String releases = ROOT + "/releases";
            ObjectNode draft = Json.object("tag_name", "v0.1.0", "name", "0.1.0", "draft", true);
            send("POST", releases, draft, 201);
            String id = id(forge.send("POST", REPOSITORY + "/releases", draft));
            String upload = releases + "/{release_id}/assets";
            send("POST", upload + "?name=a.txt", Json.object("a", 1), 201, id);
            String asset =
                    id(forge.send("POST", REPOSITORY + "/releases/" + id + "/assets?name=b.txt", Json.object("b", 1)));
            call("GET", releases, 200);
            call("GET", releases + "/{release_id}", 200, id);
            call("GET", upload, 200, id);
            call("GET", releases + "/assets/{asset_id}", 200, asset);
            send("PATCH", releases + "/assets/{asset_id}", Json.object("label", "B"), 200, asset);
            send("PATCH", releases + "/{release_id}", Json.object("draft", false), 200, id);
            call("GET", releases + "/tags/{tag+}", 200, "v0.1.0");
            call("GET", releases + "/latest", 200);
            call("DELETE", releases + "/assets/{asset_id}", 204, asset);
            call("DELETE", releases + "/{release_id}", 204, id);
            call("GET", releases + "/latest", 404);
        }

        private void refusals() {
            call("GET", ROOT + "/pulls/{pull_number}", 404, "4711");
            send("POST", ROOT + "/pulls", Json.object("title", "t", "head", "none", "base", "main"), 422);
            send("POST", ROOT + "/labels", Json.object("name", "bug"), 422);
        }

        private void call(String method, String pattern, int status, String... values) {
            send(method, pattern, null, status, values);
        }

        private void send(String method, String pattern, JsonNode body, int status, String... values) {
            calls.add(new Call(method, pattern, List.of(values), body, status));
        }

        private static String number(int number) {
            return String.valueOf(number);
        }

        private static String id(HttpResponse<String> response) {
            return RunningForge.json(response).path("id").asText();
        }
    }
}
