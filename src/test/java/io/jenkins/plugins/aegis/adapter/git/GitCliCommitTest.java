package io.jenkins.plugins.aegis.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.GitRepository.RefUpdate;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitCliCommitTest extends GitCliTestBase {
    CommitId main;
    CommitId release;

    @BeforeEach
    void divergeMainAndRelease() throws Exception {
        remote.file("package.json", "{}");
        remote.file("old.txt", "old");
        remote.file("path", "a file");
        remote.file("directory/file", "in a directory");
        remote.commit("feat: base");
        remote.git("switch", "--quiet", "--create", "release");
        remote.git("rm", "--quiet", "old.txt", "path", "directory/file");
        remote.file("package.json", "{\"version\":\"1.0.0\"}");
        remote.file("CHANGELOG ü.md", "# 1.0.0\n");
        remote.file("code.js", "release()");
        remote.file("path/now", "a directory");
        remote.file("directory", "a file");
        release = remote.commit("chore: release");
        remote.git("switch", "--quiet", "main");
        main = remote.commit("feat: main", "code.js", "main()");
        publish();
    }

    @Test
    void takesOnlyTheGivenPathsFromTheSource() throws Exception {
        CommitId made = git.commitPaths(main, release, List.of("package.json", "CHANGELOG ü.md"), "chore: promote");

        assertThat(git.changedPaths(main, made).asOptional()).contains(List.of("CHANGELOG ü.md", "package.json"));
        assertThat(git.read(made, List.of("package.json")).get("package.json").asOptional())
                .contains("{\"version\":\"1.0.0\"}");
    }

    @Test
    void standsOnItsParentAlone() throws Exception {
        CommitId made = git.commitPaths(main, release, List.of("package.json"), "chore: promote");

        assertThat(git.isAncestor(main, made).asOptional()).contains(true);
        assertThat(git.isAncestor(release, made).asOptional()).contains(false);
    }

    @Test
    void removesAFileThatTheSourceDoesNotHave() throws Exception {
        CommitId made = git.commitPaths(main, release, List.of("old.txt"), "chore: promote");

        assertThat(git.read(made, List.of("old.txt")).get("old.txt").isAbsent()).isTrue();
    }

    @Test
    void takesADirectoryWithAllBelow() throws Exception {
        CommitId made = git.commitPaths(main, release, List.of("path", "directory"), "chore: promote");

        assertThat(git.read(made, List.of("path/now")).get("path/now").asOptional())
                .contains("a directory");
        assertThat(git.read(made, List.of("directory")).get("directory").asOptional())
                .contains("a file");
    }

    @Test
    void keepsTheModeOfAFile() throws Exception {
        remote.file("run.sh", "#!/bin/sh\n");
        remote.git("add", "run.sh");
        remote.git("update-index", "--chmod=+x", "run.sh");
        remote.git("commit", "--quiet", "-m", "feat: script");
        CommitId source = remote.head();
        publish();

        CommitId made = git.commitPaths(main, source, List.of("run.sh"), "chore: promote");
        git.createBranch("made", made);

        assertThat(remote.bareGit("ls-tree", made.hex(), "run.sh")).startsWith("100755");
    }

    @Test
    void makesTheSameCommitFromTheSameInputAnywhere() throws Exception {
        CommitId made = git.commitPaths(main, release, List.of("package.json"), "chore: promote");
        GitCli elsewhere = new GitCli(
                new LocalCommandRunner(
                        Map.of("TZ", "Asia/Tokyo", "GIT_AUTHOR_DATE", "now", "GIT_COMMITTER_NAME", "someone"),
                        line -> {}),
                new LocalWorkspace(directory.resolve("elsewhere")),
                new GitAccess(remote.url(), Optional.empty(), "Release", "release@example.org"));
        elsewhere.observe();

        assertThat(elsewhere.commitPaths(main, release, List.of("package.json"), "chore: promote"))
                .isEqualTo(made);
    }

    @Test
    void hasTheDateOfItsSourceAndItsOwnName() throws Exception {
        CommitId made = git.commitPaths(main, release, List.of("package.json"), "chore: promote\n\ntext ü");
        git.createBranch("made", made);

        assertThat(remote.bareGit("log", "-1", "--format=%an %ae %cn %ce", made.hex()))
                .isEqualTo("Release release@example.org Release release@example.org");
        assertThat(remote.bareGit("log", "-1", "--format=%at %ct", made.hex()))
                .isEqualTo(remote.bareGit("log", "-1", "--format=%ct %ct", release.hex()));
        assertThat(remote.bareGit("log", "-1", "--format=%B", made.hex())).isEqualTo("chore: promote\n\ntext ü");
    }

    @Test
    void pushesNothing() throws Exception {
        String before = remote.bareGit("for-each-ref");
        git.commitPaths(main, release, List.of("package.json"), "chore: promote");

        assertThat(remote.bareGit("for-each-ref")).isEqualTo(before);
    }

    @Test
    void canBePushedAfterwards() throws Exception {
        CommitId made = git.commitPaths(main, release, List.of("package.json"), "chore: promote");

        assertThat(git.createBranch("chore/promote", made)).isEqualTo(RefUpdate.UPDATED);
    }

    @Test
    void leavesNoIndexBehind() throws Exception {
        git.commitPaths(main, release, List.of("package.json"), "chore: promote");

        assertThat(cache().resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void failsForACommitThatWasNotFetched() {
        assertThatThrownBy(() -> git.commitPaths(main, NEVER_MADE, List.of("package.json"), "chore: promote"))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining(NEVER_MADE.hex());
    }

    @Test
    void refusesPathsThatAreNotBelowTheTop() {
        assertThatThrownBy(() -> git.commitPaths(main, release, List.of("../x"), "chore: promote"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
