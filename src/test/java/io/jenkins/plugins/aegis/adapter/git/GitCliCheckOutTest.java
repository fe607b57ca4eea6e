package io.jenkins.plugins.aegis.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitCliCheckOutTest extends GitCliTestBase {
    CommitId head;

    @BeforeEach
    void commitFiles() throws Exception {
        remote.file(".gitignore", "node_modules\n");
        remote.file("directory/b ü.txt", "b\n");
        head = remote.commit("feat: one", "a.txt", "a\n");
        remote.git("tag", "v1");
        publish();
    }

    @Test
    void hasTheFilesOfTheCommit() throws Exception {
        Workspace checkout = git.checkOut(head);

        assertThat(checkout.files()).containsExactly(".gitignore", "a.txt");
        assertThat(checkout.readText("directory/b ü.txt")).isEqualTo("b\n");
    }

    @Test
    void isDetachedAtTheCommitWithItsTagsAndWithoutRemote() throws Exception {
        Path checkout = Path.of(git.checkOut(head).path());

        assertThat(inCheckout(checkout, "rev-parse", "HEAD")).isEqualTo(head.hex());
        assertThat(inCheckout(checkout, "describe", "--tags")).isEqualTo("v1");
        assertThat(inCheckout(checkout, "status", "--porcelain")).isEmpty();
        assertThat(inCheckout(checkout, "remote")).isEmpty();
        assertThat(inCheckout(checkout, "branch", "--show-current")).isEmpty();
    }

    @Test
    void isMadeAnewWithoutWhatABuildLeft() throws Exception {
        Workspace checkout = git.checkOut(head);
        checkout.writeText("a.txt", "changed");
        checkout.writeText("node_modules/x/index.js", "ignored");
        checkout.writeText(".git/hooks/post-checkout", "#!/bin/sh\ntouch ran\n");
        checkout.writeText(".git/index.lock", "");
        checkout.writeText("nested/.git/HEAD", "ref: refs/heads/main\n");

        Workspace again = git.checkOut(head);

        assertThat(again.path()).isEqualTo(checkout.path());
        assertThat(again.files()).containsExactly(".gitignore", "a.txt");
        assertThat(again.readText("a.txt")).isEqualTo("a\n");
        assertThat(Path.of(again.path(), "node_modules")).doesNotExist();
        assertThat(Path.of(again.path(), "nested")).doesNotExist();
        assertThat(Path.of(again.path(), ".git/hooks/post-checkout")).doesNotExist();
    }

    @Test
    void keepsWhatABuildDoesToItsRepositoryOutOfTheCache() throws Exception {
        Path checkout = Path.of(git.checkOut(head).path());
        String before = Files.readString(cache().resolve("config"));
        inCheckout(checkout, "config", "core.hooksPath", "evil");
        inCheckout(checkout, "tag", "--force", "v1", "HEAD^{tree}");

        assertThat(cache().resolve("config")).hasContent(before);
        assertThat(observed().tag("v1").orElseThrow().commit()).contains(head);
    }

    @Test
    void standsBesideACheckoutOfAnotherCommit() throws Exception {
        CommitId next = remote.commit("feat: two", "a.txt", "two\n");
        publish();

        Workspace one = git.checkOut(head);
        Workspace two = git.checkOut(next);

        assertThat(one.readText("a.txt")).isEqualTo("a\n");
        assertThat(two.readText("a.txt")).isEqualTo("two\n");
    }

    @Test
    void checksOutACommitThatWasOnlyMadeHere() throws Exception {
        CommitId next = remote.commit("feat: two", "a.txt", "two\n");
        remote.commit("feat: three", "c.txt", "three\n");
        publish();
        CommitId made = git.commitPaths(head, next, List.of("a.txt"), "chore: promote");

        assertThat(git.checkOut(made).readText("a.txt")).isEqualTo("two\n");
    }

    @Test
    void keepsLineEndingsAsTheyAreInTheCommit() throws Exception {
        CommitId next = remote.commit("feat: endings", "crlf.txt", "a\r\nb\n");
        publish();

        assertThat(git.checkOut(next).readText("crlf.txt")).isEqualTo("a\r\nb\n");
    }

    @Test
    void failsForACommitThatWasNotFetched() {
        assertThatThrownBy(() -> git.checkOut(NEVER_MADE))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining(NEVER_MADE.hex());
    }

    @Test
    void failsWhereNothingCanBeWritten() throws Exception {
        write(workspace().resolve("checkout"), "a file in the way");

        assertThatThrownBy(() -> git.checkOut(head))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("checkout");
    }

    /** As a build would run git: without knowing of the cache. */
    private String inCheckout(Path checkout, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "-C";
        all[1] = checkout.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return remote.git(all);
    }
}
