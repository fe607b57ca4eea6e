package io.jenkins.plugins.aegis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link Workspace} does; its directory is on the machine of the test. */
public abstract class WorkspaceContract {
    @TempDir
    protected Path top;

    /** The workspace of a directory that need not exist. */
    protected abstract Workspace workspaceIn(Path directory);

    private Workspace workspace() {
        return workspaceIn(top.resolve("workspace"));
    }

    private Path real(String path) {
        return top.resolve("workspace").resolve(path);
    }

    @Test
    void tellsItsAbsolutePathAndThatOfADirectoryBelow() {
        assertThat(workspace().path()).isEqualTo(top.resolve("workspace").toString());
        assertThat(workspace().directory("a/b").path()).isEqualTo(real("a/b").toString());
        assertThat(workspace().directory(".").path()).isEqualTo(workspace().path());
    }

    @Test
    void makesNoDirectoryBeforeSomethingIsWritten() throws Exception {
        Workspace below = workspace().directory("a");

        assertThat(below.files()).isEmpty();
        assertThat(below.exists("b.txt")).isFalse();
        assertThat(real("")).doesNotExist();
    }

    @Test
    void readsBackTextsAsTheyWereWritten() throws Exception {
        String text = "ümlaut 日本 😀\r\n\n  no newline at the end";
        workspace().writeText("a/b/c.txt", text);

        assertThat(workspace().readText("a/b/c.txt")).isEqualTo(text);
        assertThat(workspace().directory("a/b").readText("c.txt")).isEqualTo(text);
        assertThat(Files.readAllBytes(real("a/b/c.txt"))).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void replacesAFile() throws Exception {
        workspace().writeText("a.txt", "a long text that was there before");
        workspace().writeText("a.txt", "short");

        assertThat(workspace().readText("a.txt")).isEqualTo("short");
    }

    @Test
    void keepsTheOldFileWhenTheNewContentBreaksOff() throws Exception {
        workspace().writeText("a.txt", "old");
        InputStream broken = new InputStream() {
            private int left = 10_000;

            @Override
            public int read() throws IOException {
                // Again and again: a reader of blocks passes over the first failure.
                if (left == 0) {
                    throw new IOException("connection reset");
                }
                left--;
                return 'x';
            }
        };

        assertThatThrownBy(() -> workspace().copyFrom(broken, "a.txt")).isInstanceOf(IOException.class);
        assertThat(workspace().readText("a.txt")).isEqualTo("old");
        assertThat(workspace().files()).containsExactly("a.txt");
    }

    @Test
    void leavesNothingBesideAFileThatItWrote() throws Exception {
        workspace().writeText("a.txt", "a");
        workspace().writeSecret("b.txt", "b");
        workspace().copyFrom(new ByteArrayInputStream(new byte[] {1}), "c.bin");

        try (Stream<Path> entries = Files.list(real(""))) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder("a.txt", "b.txt", "c.bin");
        }
    }

    @Test
    void letsOnlyTheOwnerReadASecret() throws Exception {
        workspace().writeText("a/.npmrc", "no secret, and readable");
        workspace().writeSecret("a/.npmrc", "s3cret");

        assertThat(workspace().readText("a/.npmrc")).isEqualTo("s3cret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real("a/.npmrc"))))
                .isEqualTo("rw-------");
    }

    @Test
    void copiesBytesInAndOut() throws Exception {
        byte[] bytes = new byte[100_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        workspace().copyFrom(new ByteArrayInputStream(bytes), "a/b.bin");

        try (InputStream content = workspace().open("a/b.bin")) {
            assertThat(content.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(workspace().digest("a/b.bin", Digest.Algorithm.SHA256))
                .isEqualTo(Digest.of(Digest.Algorithm.SHA256, bytes));
        assertThat(workspace().digest("a/b.bin", Digest.Algorithm.SHA512))
                .isEqualTo(Digest.of(Digest.Algorithm.SHA512, bytes));
    }

    @Test
    void createsADirectoryThatMayBeThere() throws Exception {
        workspace().directory("a/b").create();
        workspace().directory("a/b").create();

        assertThat(real("a/b")).isEmptyDirectory();
    }

    @Test
    void movesAFile() throws Exception {
        workspace().writeText("a/b.txt", "b");
        workspace().move("a/b.txt", "c/d.txt");

        assertThat(workspace().readText("c/d.txt")).isEqualTo("b");
        assertThat(workspace().exists("a/b.txt")).isFalse();
    }

    @Test
    void replacesNothingByMoving() throws Exception {
        workspace().writeText("a.txt", "a");
        workspace().writeText("b.txt", "b");

        assertThatThrownBy(() -> workspace().move("a.txt", "b.txt"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("b.txt");
        assertThat(workspace().readText("b.txt")).isEqualTo("b");
        assertThat(workspace().readText("a.txt")).isEqualTo("a");
    }

    @Test
    void knowsFilesFromDirectories() throws Exception {
        workspace().writeText("a/b.txt", "b");

        assertThat(workspace().exists("a/b.txt")).isTrue();
        assertThat(workspace().exists("a")).isFalse();
        assertThat(workspace().exists("a/b.txt/c")).isFalse();
    }

    @Test
    void listsFilesDirectlyBelowInOrder() throws Exception {
        workspace().writeText("b.txt", "b");
        workspace().writeText("ä.txt", "ä");
        workspace().writeText("B.txt", "B");
        workspace().writeText("a/c.txt", "c");

        assertThat(workspace().files()).containsExactly("B.txt", "b.txt", "ä.txt");
    }

    @Test
    void failsToReadWhatIsNotThere() {
        assertThatThrownBy(() -> workspace().readText("none")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> workspace().open("none")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> workspace().digest("none", Digest.Algorithm.SHA256))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesPathsThatCouldLeave() {
        for (String path : List.of("../x", "a/../../x", "/etc/passwd", "", "a/", "a\\..\\x", "C:/x", "a\0b")) {
            assertThatThrownBy(() -> workspace().directory(path)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> workspace().exists(path)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> workspace().readText(path)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> workspace().open(path)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> workspace().writeText(path, "")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> workspace().writeSecret(path, "")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> workspace().copyFrom(InputStream.nullInputStream(), path))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> workspace().move(path, "a")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> workspace().move("a", path)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> workspace().digest(path, Digest.Algorithm.SHA256))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void followsNoLinkOut() throws Exception {
        Files.createDirectories(top.resolve("outside"));
        Files.writeString(top.resolve("outside/secret.txt"), "secret");
        Files.createDirectories(real("a"));
        Files.createSymbolicLink(real("a/out"), top.resolve("outside"));
        Files.createSymbolicLink(real("a/file"), Path.of("../../outside/secret.txt"));

        for (String path : List.of("a/out/secret.txt", "a/file")) {
            assertThatThrownBy(() -> workspace().readText(path)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> workspace().open(path)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> workspace().writeText(path, "changed")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> workspace().writeSecret(path, "changed")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> workspace().copyFrom(InputStream.nullInputStream(), path))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> workspace().move(path, "stolen.txt")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> workspace().digest(path, Digest.Algorithm.SHA256))
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> workspace().writeText("a/out/new.txt", "new")).isInstanceOf(IOException.class);
        assertThat(top.resolve("outside/new.txt")).doesNotExist();
        assertThat(top.resolve("outside/secret.txt")).hasContent("secret");
    }

    @Test
    void isNotLedOutByADirectoryThatIsALink() throws Exception {
        Files.createDirectories(top.resolve("outside"));
        Files.writeString(top.resolve("outside/secret.txt"), "secret");
        Files.createDirectories(real(""));
        Files.createSymbolicLink(real("out"), top.resolve("outside"));
        Workspace out = workspace().directory("out");

        assertThatThrownBy(() -> out.readText("secret.txt")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> out.directory("x").writeText("new.txt", "")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> out.directory("x").create()).isInstanceOf(IOException.class);
        assertThatThrownBy(out::files).isInstanceOf(IOException.class);
        assertThatThrownBy(out::delete).isInstanceOf(IOException.class);
        assertThat(top.resolve("outside/secret.txt")).hasContent("secret");
    }

    @Test
    void followsALinkThatStaysInside() throws Exception {
        workspace().writeText("a/b.txt", "b");
        Files.createSymbolicLink(real("link"), Path.of("a"));

        assertThat(workspace().readText("link/b.txt")).isEqualTo("b");
    }

    @Test
    void deletesADirectoryWithAllThatIsInIt() throws Exception {
        workspace().writeText("a/b/c.txt", "c");
        workspace().writeText("d.txt", "d");
        workspace().directory("a").delete();

        assertThat(real("a")).doesNotExist();
        assertThat(real("d.txt")).exists();
    }

    @Test
    void deletesLinksAndNotWhatTheyPointTo() throws Exception {
        Files.createDirectories(top.resolve("outside"));
        Files.writeString(top.resolve("outside/kept.txt"), "kept");
        workspace().writeText("a/b.txt", "b");
        Files.createSymbolicLink(real("a/out"), top.resolve("outside"));
        workspace().directory("a").delete();

        assertThat(real("a")).doesNotExist();
        assertThat(top.resolve("outside/kept.txt")).exists();
    }

    @Test
    void deletesReadOnlyFilesAndDirectories() throws Exception {
        workspace().writeText("a/b/c.txt", "c");
        Files.setPosixFilePermissions(real("a/b/c.txt"), PosixFilePermissions.fromString("r--r--r--"));
        Files.setPosixFilePermissions(real("a/b"), PosixFilePermissions.fromString("r-xr-xr-x"));
        workspace().directory("a").delete();

        assertThat(real("a")).doesNotExist();
    }

    @Test
    void hasNothingToDoWhenWhatItDeletesIsMissing() throws Exception {
        workspace().directory("none").delete();

        assertThat(real("")).doesNotExist();
    }
}
