package io.jenkins.plugins.aegis.operation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.WatchedCommandRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFactsTest {
    private final WatchedCommandRunner commands = new WatchedCommandRunner(new LocalCommandRunner());

    @TempDir
    Path directory;

    private GitRemote remote;
    private GitCli git;

    @BeforeEach
    void makeRemote() {
        remote = GitRemote.in(directory);
        git = new GitCli(
                commands,
                new LocalWorkspace(directory.resolve("work")),
                new GitAccess(remote.url(), Optional.empty(), "Release", "release@example.org"));
    }

    @Test
    @DisplayName("L34 five hundred tags cost as many git processes as two")
    void takesAConstantNumberOfProcesses() throws Exception {
        release("1.0.0", "");
        remote.git("tag", "-a", "v1.0.0", "-m", "Release v1.0.0");
        release("1.0.1", "v1.0.0");
        remote.git("tag", "v1.0.1");
        remote.push();
        HistoryPlanner.judge(HistoryFacts.observe(git, Optional.empty()));
        List<String> forTwo = subcommands();
        StringBuilder tags = new StringBuilder();
        for (int patch = 2; patch < 500; patch++) {
            if (patch % 25 == 2) {
                release("1.0." + patch, "v1.0." + (patch - 1));
            }
            tags.append("create refs/tags/v1.0." + patch + " " + remote.head() + "\n");
        }
        remote.push();
        remote.bareGitReading(tags.toString(), "update-ref", "--stdin");
        commands.forget();

        HistoryVerdict verdict = HistoryPlanner.judge(HistoryFacts.observe(git, Optional.empty()));

        assertThat(verdict.tags()).hasSize(500);
        assertThat(verdict.tags().get(26).findings()).isNotEmpty();
        assertThat(forTwo.subList(0, 4)).containsExactly("init", "fetch", "pack-refs", "commit-graph");
        assertThat(subcommands().subList(0, 3)).containsExactly("ls-remote", "fetch", "for-each-ref");
        assertThat(subcommands().subList(3, subcommands().size()))
                .containsExactlyInAnyOrderElementsOf(forTwo.subList(5, forTwo.size()))
                .containsExactlyInAnyOrder(
                        "cat-file",
                        "rev-list",
                        "cat-file",
                        "cat-file",
                        "diff-tree",
                        "diff-tree",
                        "cat-file",
                        "cat-file",
                        "diff-tree",
                        "diff-tree");
    }

    @Test
    void takesTheProductionBranchFromItsDescriptor() throws Exception {
        remote.file(ReleaseDescriptor.PATH, "schema: 1\nbranches:\n  production: stable\n");
        CommitId commit = release("1.0.0", "");
        remote.git("branch", "stable");
        remote.git("tag", "v1.0.0");
        remote.push();

        HistoryFacts facts = HistoryFacts.observe(git, Optional.empty());

        assertThat(facts.production()).isEqualTo("stable");
        assertThat(facts.reachable().asOptional().orElseThrow()).containsExactly("v1.0.0");
        assertThat(facts.metadata()).containsOnlyKeys(commit);
    }

    @Test
    void takesTheBranchThatItIsTold() throws Exception {
        release("1.0.0", "");
        remote.git("branch", "older");
        release("1.1.0", "v1.0.0");
        remote.git("tag", "v1.1.0");
        remote.push();

        assertThat(HistoryFacts.observe(git, Optional.of("older")).reachable().asOptional())
                .hasValueSatisfying(tags -> assertThat(tags).isEmpty());
        assertThat(HistoryFacts.observe(git, Optional.of("nowhere")).reachable().isAbsent())
                .isTrue();
    }

    @Test
    @DisplayName("L33 each commit is read as its own descriptor lays it out")
    void readsEachCommitByItsOwnDescriptor() throws Exception {
        remote.file(
                ReleaseDescriptor.PATH,
                "schema: 1\nmetadata:\n  surfaces:\n    - file: package.json\n      pointer: /version\n");
        CommitId commit = release("1.0.0", "");
        remote.git("tag", "v1.0.0");
        remote.push();

        assertThat(HistoryFacts.observe(git, Optional.empty())
                        .metadata()
                        .get(commit)
                        .versions())
                .hasSize(1)
                .allSatisfy((surface, stated) -> assertThat(stated.asOptional()).contains("1.0.0"));
    }

    @Test
    @DisplayName("L7 nothing is judged of a remote that does not answer")
    void doesNotKnowARemoteThatDoesNotAnswer() throws Exception {
        GitCli nowhere = new GitCli(
                commands,
                new LocalWorkspace(directory.resolve("work")),
                new GitAccess(directory.resolve("nowhere").toString(), Optional.empty(), "A", "a@example.org"));

        HistoryFacts facts = HistoryFacts.observe(nowhere, Optional.empty());

        assertThat(facts.snapshot().isUnknown()).isTrue();
        assertThat(facts.reachable().isUnknown()).isTrue();
    }

    private CommitId release(String version, String from) {
        Metadata.files(version, from).forEach(remote::file);
        return remote.commit("chore: release " + version);
    }

    private List<String> subcommands() {
        return commands.commands().stream()
                .map(command -> command.arguments().get(1))
                .toList();
    }
}
