package io.jenkins.plugins.aegis.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GitCliReadTest extends GitCliTestBase {
    @Test
    void readsTextsAsTheyStand() throws Exception {
        List<String> texts = List.of(
                "",
                "\n",
                "one",
                "one\n",
                "one\r\ntwo\r\n",
                "  \n\n",
                "ümlaut 日本 😀\n",
                "x missing\n",
                "\ufeffmark",
                "a\0b",
                "\ufffd is a character, too");
        Map<String, Observed<String>> expected = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            remote.file("file-" + i, texts.get(i));
        }
        CommitId head = remote.commit("feat: many");
        for (int i = 0; i < texts.size(); i++) {
            String path = "file-" + i;
            expected.put(path, Observed.present(texts.get(i), path + " at " + head.abbreviated()));
        }
        publish();

        assertThat(git.read(head, expected.keySet())).isEqualTo(expected);
    }

    @Test
    void readsTheTextOfThatCommitAndNotOfALaterOne() throws Exception {
        CommitId first = remote.commit("feat: one", "a.txt", "one");
        remote.commit("feat: two", "a.txt", "two");
        publish();

        assertThat(read(first, "a.txt").asOptional()).contains("one");
    }

    @Test
    @DisplayName("L34 many files are read by one git process")
    void readsManyFilesWithOneProcess() throws Exception {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            paths.add("directory-" + i % 7 + "/file " + i);
            remote.file(paths.get(i), "text " + i);
        }
        CommitId head = remote.commit("feat: many");
        publish();
        runner.forget();

        Map<String, Observed<String>> texts = git.read(head, paths);

        assertThat(texts.keySet()).containsExactlyElementsOf(paths);
        assertThat(texts.get(paths.get(299)).asOptional()).contains("text 299");
        assertThat(subcommands()).containsExactly("cat-file");
    }

    @Test
    @DisplayName("L34 files of forty commits are read by as many git processes as those of two")
    void readsManyCommitsWithAFewProcesses() throws Exception {
        Map<CommitId, List<String>> asked = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            asked.put(remote.commit("feat: " + i, "a.txt", "text " + i), List.of("a.txt", "none"));
        }
        publish();
        runner.forget();

        Map<CommitId, Map<String, Observed<String>>> texts = git.read(asked);

        assertThat(texts.values().stream()
                        .map(each -> each.get("a.txt").asOptional().orElse(""))
                        .toList())
                .startsWith("text 0", "text 1")
                .endsWith("text 39");
        assertThat(texts.values()).hasSize(40).allMatch(each -> each.get("none").isAbsent());
        assertThat(subcommands())
                .containsExactly(
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
    @DisplayName("L7 a commit that was not fetched makes only its own files unknown")
    void knowsTheOtherCommitsWhereOneWasNotFetched() throws Exception {
        CommitId head = remote.commit("feat: one", "a.txt", "a");
        publish();

        Map<CommitId, Map<String, Observed<String>>> texts =
                git.read(Map.of(head, List.of("a.txt"), NEVER_MADE, List.of("a.txt")));

        assertThat(texts.get(head).get("a.txt").asOptional()).contains("a");
        assertThat(texts.get(NEVER_MADE).get("a.txt").isUnknown()).isTrue();
    }

    @Test
    void runsNothingForNoCommit() throws Exception {
        assertThat(git.read(Map.of())).isEmpty();
        assertThat(runner.commands()).isEmpty();
    }

    @Test
    void takesUnusualPathsLiterally() throws Exception {
        List<String> paths =
                List.of("a b", "-rf", "--batch", "ünï/分", "ab:c", "*.txt", "a\"b", "HEAD", "a^{commit}", "a~1", "a..b");
        paths.forEach(path -> remote.file(path, "text of " + path));
        remote.file("aXtxt", "other");
        CommitId head = remote.commit("feat: unusual");
        publish();

        Map<String, Observed<String>> texts = git.read(head, paths);

        assertThat(paths)
                .allSatisfy(path -> assertThat(texts.get(path).asOptional()).contains("text of " + path));
    }

    @Test
    void refusesAPathThatIsNotBelowTheTop() {
        assertThatThrownBy(() -> read(NEVER_MADE, "a/../../b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("refused");
    }

    @Test
    void findsNoFileWhereThereIsNoneOrADirectory() throws Exception {
        CommitId head = remote.commit("feat: one", "directory/a.txt", "a");
        publish();

        Map<String, Observed<String>> texts =
                git.read(head, List.of("none", "directory", "directory/none", "directory/a.txt/below", "none/below"));

        assertThat(texts.values()).hasSize(5).allMatch(Observed::isAbsent);
    }

    @Test
    @DisplayName("L7 a file of a commit that was not fetched is unknown")
    void doesNotKnowTheFilesOfACommitThatWasNotFetched() throws Exception {
        remote.commit("feat: one", "a.txt", "a");
        publish();

        assertThat(read(NEVER_MADE, "a.txt").unknownReason().orElseThrow()).contains("not fetched");
    }

    @Test
    void doesNotKnowTheFilesOfATree() throws Exception {
        remote.commit("feat: one", "a.txt", "a");
        publish();

        assertThat(read(new CommitId(remote.git("rev-parse", "HEAD^{tree}")), "a.txt")
                        .isUnknown())
                .isTrue();
    }

    @Test
    void doesNotGuessAtATextThatIsNoUtf8() throws Exception {
        remote.file("latin1", new byte[] {'a', (byte) 0xfc, 'b'});
        // Three bytes of four: the replacement character has three, so lengths would not tell.
        remote.file("cut-off", new byte[] {(byte) 0xf0, (byte) 0x9f, (byte) 0x98});
        remote.file("good", "text");
        CommitId head = remote.commit("feat: one");
        publish();

        Map<String, Observed<String>> texts = git.read(head, List.of("latin1", "cut-off", "good"));

        assertThat(texts.get("latin1").unknownReason().orElseThrow()).contains("UTF-8");
        assertThat(texts.get("cut-off").isUnknown()).isTrue();
        assertThat(texts.get("good").asOptional()).contains("text");
    }

    @Test
    void followsASymbolicLinkThatStaysInside() throws Exception {
        remote.file("directory/a.txt", "text");
        link("directory/link", "a.txt");
        CommitId head = remote.commit("feat: one");
        publish();

        assertThat(read(head, "directory/link").asOptional()).contains("text");
    }

    @Test
    void followsNoSymbolicLinkOut() throws Exception {
        link("out", "/nowhere/x");
        link("up", "../x");
        link("nowhere", "none");
        link("loop", "loop");
        CommitId head = remote.commit("feat: one");
        publish();

        Map<String, Observed<String>> texts = git.read(head, List.of("out", "up", "nowhere", "loop"));

        assertThat(texts.get("out").unknownReason().orElseThrow()).contains("leads out");
        assertThat(texts.get("up").isUnknown()).isTrue();
        assertThat(texts.get("nowhere").isAbsent()).isTrue();
        assertThat(texts.get("loop").isAbsent()).isTrue();
    }

    @Test
    void findsNoFileAtASubmodule() throws Exception {
        remote.git("update-index", "--add", "--cacheinfo", "160000," + NEVER_MADE + ",module");
        remote.git("commit", "--quiet", "-m", "feat: module");
        CommitId head = remote.head();
        publish();

        assertThat(read(head, "module").isAbsent()).isTrue();
    }

    @Test
    @DisplayName("L34 read together with those of other commits, files say what they say when read alone")
    void readsFilesOfManyCommitsAsThoseOfOne() throws Exception {
        List<String> paths = new ArrayList<>(List.of("a b", "-rf", "*.txt", "ünï/分", "ab:c", "empty", "latin1"));
        paths.forEach(path -> remote.file(path, "text of " + path));
        remote.file("empty", "");
        remote.file("latin1", new byte[] {'a', (byte) 0xfc, 'b'});
        remote.file("directory/a.txt", "text");
        remote.file("directory/b.txt", "ümlaut 日本\n\0x missing\n");
        link("directory/link", "a.txt");
        link("linked", "directory");
        link("out", "/nowhere/x");
        link("loop", "loop");
        remote.git("add", "--all");
        remote.git("update-index", "--add", "--cacheinfo", "160000," + NEVER_MADE + ",module");
        remote.git("commit", "--quiet", "-m", "feat: everything");
        CommitId first = remote.head();
        remote.file("a b", "changed");
        remote.git("rm", "--quiet", "-r", "directory");
        CommitId second = remote.commit("feat: changed");
        publish();
        paths.addAll(List.of(
                "directory",
                "directory/a.txt",
                "directory/b.txt",
                "directory/link",
                "directory/none",
                "linked/a.txt",
                "linked",
                "out",
                "loop",
                "module",
                "none",
                "a b/below"));

        Map<CommitId, Map<String, Observed<String>>> together =
                git.read(Map.of(first, paths, second, paths, NEVER_MADE, List.of("empty")));

        assertThat(together.get(first)).isEqualTo(git.read(first, paths));
        assertThat(together.get(second)).isEqualTo(git.read(second, paths));
        assertThat(together.get(NEVER_MADE)).isEqualTo(git.read(NEVER_MADE, List.of("empty")));
        assertThat(together.get(first).get("linked/a.txt").asOptional()).contains("text");
        assertThat(together.get(second).get("linked/a.txt").isAbsent()).isTrue();
    }

    @Test
    void readsMorePathsThanACommandLineTakes() throws Exception {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            paths.add("a-directory-with-a-long-name/file-" + i);
        }
        remote.file(paths.get(399), "the last");
        CommitId head = remote.commit("feat: one");
        publish();

        assertThat(git.read(Map.of(head, paths)).get(head).get(paths.get(399)).asOptional())
                .contains("the last");
    }

    @Test
    void readsNothingWhenNothingIsAsked() throws Exception {
        assertThat(git.read(remote.commit("feat: one"), List.of())).isEmpty();
    }

    private Observed<String> read(CommitId commit, String path) throws InterruptedException {
        return git.read(commit, List.of(path)).get(path);
    }

    private void link(String path, String target) throws Exception {
        Path link = remote.clone().resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
    }
}
