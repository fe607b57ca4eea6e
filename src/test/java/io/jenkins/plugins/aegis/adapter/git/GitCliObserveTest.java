package io.jenkins.plugins.aegis.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.GitRepository.RefUpdate;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GitCliObserveTest extends GitCliTestBase {
    @Test
    void seesABranchThatWasPushed() throws Exception {
        CommitId head = remote.commit("feat: one");

        assertThat(publish().branches()).containsExactly(Map.entry("main", head));
    }

    @Test
    void seesNothingInAnEmptyRemote() throws Exception {
        assertThat(observed()).isEqualTo(new RepositorySnapshot(Map.of(), Map.of()));
    }

    @Test
    void forgetsABranchThatWasDeleted() throws Exception {
        remote.commit("feat: one");
        remote.git("branch", "release/1.0.0");
        publish();
        remote.bareGit("update-ref", "-d", "refs/heads/release/1.0.0");

        assertThat(observed().branches()).containsOnlyKeys("main");
    }

    @Test
    void seesABranchBelowTheNameOfOneThatWasDeleted() throws Exception {
        remote.commit("feat: one");
        remote.git("branch", "release");
        publish();
        remote.bareGit("branch", "-m", "release", "release/1.0.0");

        assertThat(observed().branches()).containsOnlyKeys("main", "release/1.0.0");
    }

    @Test
    void seesThatATagWasMovedOrDeleted() throws Exception {
        CommitId first = remote.commit("feat: one");
        remote.git("tag", "moved");
        remote.git("tag", "deleted");
        publish();
        CommitId second = remote.commit("feat: two");
        remote.push();
        remote.bareGit("update-ref", "refs/tags/moved", second.hex(), first.hex());
        remote.bareGit("update-ref", "-d", "refs/tags/deleted");

        assertThat(observed().tags().values()).extracting(TagRef::object).containsExactly(second);
    }

    @Test
    void readsALightweightTagAsACommitWithoutMessage() throws Exception {
        CommitId head = remote.commit("feat: one");
        remote.git("tag", "v1");

        TagRef tag = publish().tag("v1").orElseThrow();

        assertThat(tag.annotated()).isFalse();
        assertThat(tag.object()).isEqualTo(head);
        assertThat(tag.commit()).contains(head);
        assertThat(tag.message()).isEmpty();
    }

    @Test
    void readsAnAnnotatedTagWithObjectAndTarget() throws Exception {
        CommitId head = remote.commit("feat: one");
        remote.git("tag", "-a", "v1", "-m", "Release v1");

        TagRef tag = publish().tag("v1").orElseThrow();

        assertThat(tag.annotated()).isTrue();
        assertThat(tag.object().hex()).isEqualTo(remote.git("rev-parse", "v1"));
        assertThat(tag.commit()).contains(head);
        assertThat(tag.message()).containsExactly("Release v1");
    }

    @Test
    @DisplayName("L17 every line of a tag's message is read as it stands")
    void keepsEmptyLinesAndTrailingSpacesOfAMessage() throws Exception {
        remote.commit("feat: one");
        rawTag("v1", remote.head(), "commit", "Release v1\n\n recovery-release: true  \n\t\nümlaut\n\n");

        assertThat(publish().tag("v1").orElseThrow().message())
                .containsExactly("Release v1", "", " recovery-release: true  ", "\t", "ümlaut", "");
    }

    @Test
    void leavesTheSignatureOutOfAMessage() throws Exception {
        remote.commit("feat: one");
        rawTag(
                "v1",
                remote.head(),
                "commit",
                "Release v1\n\ntext\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n");

        assertThat(publish().tag("v1").orElseThrow().message()).containsExactly("Release v1", "", "text");
    }

    @Test
    void followsATagOfATagOfATagToItsCommit() throws Exception {
        CommitId head = remote.commit("feat: one");
        remote.git("tag", "-a", "inner", "-m", "inner");
        remote.git("tag", "-a", "middle", "inner", "-m", "middle");
        remote.git("tag", "-a", "outer", "middle", "-m", "outer");

        TagRef tag = publish().tag("outer").orElseThrow();

        assertThat(tag.commit()).contains(head);
        assertThat(tag.message()).containsExactly("outer");
    }

    @Test
    void findsNoCommitBehindTagsOfTreesAndFiles() throws Exception {
        remote.commit("feat: one", "a.txt", "a");
        remote.git("tag", "tree", "HEAD^{tree}");
        remote.git("tag", "-a", "annotated-tree", "HEAD^{tree}", "-m", "tree");
        remote.git("tag", "file", "HEAD:a.txt");
        remote.git("tag", "-a", "nested", "annotated-tree", "-m", "nested");

        assertThat(publish().tags().values()).hasSize(4).allMatch(tag -> tag.commit()
                .isEmpty());
    }

    @Test
    void readsNamesThatLookLikeOptionsPatternsOrQuotes() throws Exception {
        CommitId head = remote.commit("feat: one");
        List<String> names =
                List.of("-delete", "--all", "ünïcode/分支", "it's", "a\"b", "HEAD", "a;b", "$(x)", "refs/heads/x");
        StringBuilder updates = new StringBuilder();
        names.forEach(name -> updates.append("create refs/heads/" + name + " " + head + "\n")
                .append("create refs/tags/" + name + " " + head + "\n"));
        remote.push();
        remote.bareGitReading(updates.toString(), "update-ref", "--stdin");

        RepositorySnapshot snapshot = observed();

        assertThat(snapshot.tags()).containsOnlyKeys(names);
        List<String> branches = new ArrayList<>(names);
        branches.add("main");
        assertThat(snapshot.branches()).containsOnlyKeys(branches);
    }

    @Test
    @DisplayName("L34 two thousand tags cost as many git processes as one")
    void takesAConstantNumberOfProcesses() throws Exception {
        CommitId head = remote.commit("feat: one");
        remote.git("tag", "-a", "v0", "-m", "Release v0");
        publish();
        StringBuilder updates = new StringBuilder();
        String annotated = remote.git("rev-parse", "v0");
        for (int i = 1; i <= 1000; i++) {
            updates.append("create refs/tags/light-" + i + " " + head + "\n");
            updates.append("create refs/tags/annotated-" + i + " " + annotated + "\n");
        }
        remote.bareGitReading(updates.toString(), "update-ref", "--stdin");
        runner.forget();

        assertThat(observed().tags()).hasSize(2001);
        assertThat(subcommands()).containsExactly("ls-remote", "fetch", "for-each-ref");
        runner.forget();
        git = gitWith(runner);
        assertThat(observed().tags()).hasSize(2001);
        assertThat(subcommands()).containsExactly("ls-remote", "for-each-ref");
    }

    @Test
    @DisplayName("L34 refs that stand where they stood are asked for once, and not listed again")
    void asksOnlyWhereTheRefsStandOnceItKnowsWhatTheyLeadTo() throws Exception {
        CommitId head = remote.commit("feat: one");
        remote.git("tag", "-a", "v0", "-m", "Release v0");
        RepositorySnapshot before = publish();
        runner.forget();

        assertThat(observed()).isEqualTo(before);
        assertThat(subcommands()).containsExactly("ls-remote");

        remote.bareGit("update-ref", "refs/tags/v0", head.hex());
        assertThat(observed().tag("v0").orElseThrow().annotated()).isFalse();
    }

    @Test
    void listsTheRefsAgainOnceAnObjectCouldNotBeRead() throws Exception {
        remote.commit("feat: one");
        publish();
        git.read(new CommitId("1".repeat(40)), List.of("a.txt"));
        runner.forget();

        observed();

        assertThat(subcommands()).containsExactly("ls-remote", "for-each-ref");
    }

    @Test
    @DisplayName("L7 a remote that does not answer is unknown")
    void doesNotKnowWhatAMissingRemoteHolds() throws Exception {
        Files.move(remote.bare(), directory.resolve("elsewhere"));

        assertThat(git.observe().unknownReason().orElseThrow()).contains(remote.url(), "does not appear to be a git");
    }

    @Test
    @DisplayName("L7 what was fetched earlier does not stand for a remote that vanished")
    void doesNotAnswerFromItsCacheWhenTheRemoteVanished() throws Exception {
        remote.commit("feat: one");
        publish();
        Files.move(remote.bare(), directory.resolve("elsewhere"));

        assertThat(git.observe().isUnknown()).isTrue();
    }

    @Test
    void keepsWhatItFetchedWhenTheRemoteVanished() throws Exception {
        CommitId head = remote.commit("feat: one", "a.txt", "a");
        publish();
        Files.move(remote.bare(), directory.resolve("elsewhere"));
        git.observe();

        assertThat(git.read(head, List.of("a.txt")).get("a.txt").asOptional()).contains("a");
    }

    @Test
    void doesNotJudgeAHistoryThatIsCutOff() throws Exception {
        makeRemoteShallow();

        assertThat(git.observe().unknownReason().orElseThrow()).contains("shallow", "--unshallow");
    }

    @Test
    void judgesAHistoryThatWasCompletedSince() throws Exception {
        CommitId head = makeRemoteShallow();
        git.observe();
        remote.bareGit("fetch", "--quiet", "--unshallow", "file://" + remote.clone());

        assertThat(observed().branch("main")).contains(head);
    }

    @Test
    void speaksOnlyTransportsThatRunNoProgramOfTheUrl() throws Exception {
        GitCli asked = gitWith(runner, new GitAccess("ext::sh -c touch%20x", Optional.empty(), "R", "r@x"));

        assertThat(asked.observe().unknownReason().orElseThrow()).contains("not allowed");
    }

    @Test
    void isNotReachedByTheUsersConfiguration() throws Exception {
        CommitId head = remote.commit("feat: one");
        remote.push();
        write(directory.resolve("home/.gitconfig"), "[url \"/nowhere\"]\n\tinsteadOf = " + remote.url() + "\n");
        Map<String, String> users = Map.of(
                "HOME", directory.resolve("home").toString(),
                "XDG_CONFIG_HOME", directory.resolve("home").toString(),
                "GIT_CONFIG_PARAMETERS", "'url./nowhere.insteadOf=" + remote.url() + "'");
        git = gitWith(new LocalCommandRunner(users, line -> {}));

        assertThat(observed().branch("main")).contains(head);
    }

    @Test
    void leavesTheRepositoryAloneThatItsCallerWorksIn() throws Exception {
        CommitId head = remote.commit("feat: one");
        remote.push();
        // As in a hook of git, from which a build may have been started.
        git = gitWith(new LocalCommandRunner(
                Map.of("GIT_DIR", remote.clone().resolve(".git").toString()), line -> {}));
        remote.git("update-ref", "-d", "refs/remotes/origin/main");

        assertThat(observed().branch("main")).contains(head);
        assertThat(remote.git("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
    }

    @Test
    void worksWhereVariablesThatAreSetToNothingAreRemoved() throws Exception {
        CommitId head = remote.commit("feat: one", "a.txt", "a");
        remote.push();
        // As Jenkins does with what it adds to the environment of an agent.
        git = gitWith(command -> new LocalCommandRunner()
                .run(new Command(
                        command.arguments(),
                        command.directory(),
                        command.environment().entrySet().stream()
                                .filter(entry -> !entry.getValue().isEmpty())
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                        command.secrets(),
                        command.input(),
                        command.shown(),
                        command.timeout(),
                        command.encoding())));

        assertThat(observed().branch("main")).contains(head);
        assertThat(git.pushTag("v1", head, List.of("Release v1"), Set.of())).isEqualTo(RefUpdate.UPDATED);
        assertThat(git.checkOut(head).readText("a.txt")).isEqualTo("a");
    }

    private CommitId makeRemoteShallow() throws Exception {
        remote.commit("feat: one");
        remote.commit("feat: two");
        CommitId head = remote.commit("feat: three");
        remote.bareGit("fetch", "--quiet", "--depth=2", "file://" + remote.clone(), "main:main");
        return head;
    }

    private void rawTag(String name, CommitId target, String type, String message) {
        String object = "object " + target + "\ntype " + type + "\ntag " + name
                + "\ntagger Ada <ada@example.org> 1700000000 +0000\n\n" + message;
        remote.push();
        String id = remote.bareGitReading(object, "mktag");
        remote.bareGit("update-ref", "refs/tags/" + name, id);
    }
}
