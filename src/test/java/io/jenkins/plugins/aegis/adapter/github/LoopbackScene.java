package io.jenkins.plugins.aegis.adapter.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.Forge.Check;
import io.jenkins.plugins.aegis.port.ForgeScene;
import io.jenkins.plugins.aegis.rehearsal.forge.Account;
import io.jenkins.plugins.aegis.rehearsal.forge.CheckState;
import io.jenkins.plugins.aegis.rehearsal.forge.ForgeSettings;
import io.jenkins.plugins.aegis.rehearsal.forge.LoopbackForge;
import io.jenkins.plugins.aegis.rehearsal.forge.MergeMethod;
import io.jenkins.plugins.aegis.rehearsal.forge.Permission;
import io.jenkins.plugins.aegis.testing.GitRemote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The rehearsal's forge over a real git repository, and the people around it. */
final class LoopbackScene implements ForgeScene, AutoCloseable {
    static final String TOKEN = "release-bot-token";
    static final String REPOSITORY = "acme/sample";

    private final GitRemote remote;
    private final LoopbackForge forge;

    LoopbackScene(Path directory) throws IOException {
        remote = GitRemote.in(directory);
        remote.commit("feat: first words", "index.js", "module.exports = 1;\n");
        remote.push();
        forge = LoopbackForge.start(
                new ForgeSettings(
                        REPOSITORY,
                        remote.bare(),
                        directory.resolve("state"),
                        List.of(
                                Account.withToken("release-bot", Permission.WRITE, TOKEN),
                                Account.person("maintainer", Permission.MAINTAIN),
                                Account.person("writer", Permission.WRITE),
                                Account.person("reader", Permission.READ)),
                        List.of()),
                0);
    }

    LoopbackForge forge() {
        return forge;
    }

    @Override
    public CommitId branch(String name) {
        remote.git("checkout", "--quiet", "-B", name, "main");
        CommitId commit = remote.commit("feat: " + name, name + ".js", name);
        remote.git("push", "--quiet", "origin", name);
        return commit;
    }

    @Override
    public void tag(String name) {
        remote.git("tag", "--annotate", "--message", "Release", name, "main");
        remote.git("push", "--quiet", "origin", name);
    }

    @Override
    public void deleteTag(String name) {
        remote.bareGit("update-ref", "-d", "refs/tags/" + name);
    }

    @Override
    public void check(CommitId commit, String name, Check.State state) {
        CheckState shown =
                switch (state) {
                    case PASSED -> CheckState.GREEN;
                    case PENDING -> CheckState.PENDING;
                    case FAILED -> CheckState.RED;
                };
        forge.maintainers().check(commit.hex(), name, shown);
    }

    @Override
    public void label(int pullRequest, String label) {
        forge.maintainers().label("maintainer", pullRequest, label);
    }

    @Override
    public void approve(String reviewer, int pullRequest) {
        forge.maintainers().approve(reviewer, pullRequest);
    }

    @Override
    public void requestChanges(String reviewer, int pullRequest) {
        forge.maintainers().requestChanges(reviewer, pullRequest, "not yet");
    }

    @Override
    public CommitId merge(int pullRequest) {
        return new CommitId(forge.maintainers().merge("maintainer", pullRequest, MergeMethod.SQUASH));
    }

    @Override
    public int issue(String title) {
        return forge.maintainers().openIssue("reader", title, "");
    }

    @Override
    public void closeIssue(int number) {
        forge.maintainers().closeIssue("maintainer", number);
    }

    @Override
    public void comment(String author, int issue, String text) {
        forge.maintainers().comment(author, issue, text);
    }

    /** As anybody would ask. */
    @Override
    public Optional<String> latestRelease() throws Exception {
        return ask("/releases/latest", "tag_name");
    }

    String bodyOfRelease(long id) throws Exception {
        return ask("/releases/" + id, "body").orElseThrow();
    }

    private Optional<String> ask(String path, String field) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(forge.endpoint() + "/repos/" + REPOSITORY + path))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200
                ? Optional.of(
                        new ObjectMapper().readTree(response.body()).path(field).asText())
                : Optional.empty();
    }

    @Override
    public void close() {
        forge.close();
    }
}
