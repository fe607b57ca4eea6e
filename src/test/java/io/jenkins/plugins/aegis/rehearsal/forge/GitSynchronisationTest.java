package io.jenkins.plugins.aegis.rehearsal.forge;

import static io.jenkins.plugins.aegis.rehearsal.forge.RunningForge.REPOSITORY;
import static io.jenkins.plugins.aegis.rehearsal.forge.RunningForge.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real git does to the bare repository is seen by the next request. */
class GitSynchronisationTest {
    @TempDir
    Path directory;

    private RunningForge forge;
    private int pull;

    @BeforeEach
    void start() throws Exception {
        forge = new RunningForge(directory);
        pull = forge.pullFromBranch("fix/one", "main");
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    @Test
    void seesAPushedBranch() {
        String commit = forge.remote().branch("release/1.0.0", "feat: new", Map.of("new.txt", "new\n"));

        assertThat(json(forge.get(REPOSITORY + "/git/ref/heads/release/1.0.0"))
                        .at("/object/sha")
                        .asText())
                .isEqualTo(commit);
    }

    @Test
    void movesAPullRequestWithAPushToItsHead() {
        String commit = forge.remote().commit("fix: more", Map.of("more.txt", "more\n"));
        forge.remote().git("push", "-q", "origin", "HEAD:fix/one");

        assertThat(forge.maintainers().pull(pull).headCommit()).isEqualTo(commit);
        assertThat(json(forge.get(REPOSITORY + "/pulls/" + pull + "/commits"))).hasSize(2);
    }

    @Test
    void closesAPullRequestWhoseHeadIsDeleted() {
        forge.remote().git("push", "-q", "origin", ":fix/one");

        assertThat(forge.maintainers().pull(pull).state()).isEqualTo("closed");
    }

    @Test
    void keepsTheCommitsOfAPullRequestWhoseHeadIsDeleted() {
        String head = forge.maintainers().pull(pull).headCommit();
        forge.remote().git("push", "-q", "origin", ":fix/one");
        forge.remote().onRemote("gc", "-q", "--prune=now");

        assertThat(json(forge.get(REPOSITORY + "/pulls/" + pull + "/commits"))
                        .at("/0/sha")
                        .asText())
                .isEqualTo(head);
    }

    @Test
    void mergesAPullRequestWhoseCommitsArePushedToTheBase() {
        forge.remote().git("push", "-q", "origin", "fix/one:main");

        assertThat(forge.maintainers().pull(pull).state()).isEqualTo("merged");
    }

    @Test
    void closesAPullRequestWhoseHeadIsSetBackToTheBase() {
        forge.remote().git("push", "-q", "--force", "origin", "origin/main:fix/one");

        assertThat(forge.maintainers().pull(pull).state()).isEqualTo("closed");
    }

    @Test
    void keepsAMergedPullRequestWhenItsBranchGoes() {
        String commit = forge.maintainers().merge("grace", pull, MergeMethod.SQUASH);
        forge.remote().git("push", "-q", "origin", ":fix/one");

        assertThat(forge.maintainers().pull(pull).mergeCommit()).contains(commit);
        assertThat(json(forge.get(REPOSITORY + "/pulls/" + pull + "/files"))).hasSize(1);
    }

    @Test
    void turnsAReleaseIntoADraftWhenItsTagIsDeleted() {
        forge.send("POST", REPOSITORY + "/releases", Json.object("tag_name", "v0.1.0"));
        forge.remote().git("push", "-q", "origin", ":v0.1.0");

        assertThat(json(forge.get(REPOSITORY + "/releases")).at("/0/draft").asBoolean())
                .isTrue();
    }
}
