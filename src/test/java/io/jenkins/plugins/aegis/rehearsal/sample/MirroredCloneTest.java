package io.jenkins.plugins.aegis.rehearsal.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirroredCloneTest {
    @TempDir
    Path directory;

    private Path origin;
    private Path clone;
    private Path remote;

    @BeforeEach
    void cloneTheSample() {
        origin = directory.resolve("origin.git");
        clone = directory.resolve("my clone");
        remote = directory.resolve("mirror/remote.git");
        SampleProject.bundled().createRemote(origin);
        git(directory, "clone", "-q", origin.toString(), clone.toString());
    }

    @Test
    void hasTheBranchesAndTagsOfOrigin() {
        MirroredClone mirror = MirroredClone.create(clone, remote);

        assertThat(refs(remote)).isEqualTo(refs(origin));
        assertThat(git(remote, "symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
        assertThat(mirror.branches()).containsExactly("develop", "gh-pages", "main");
        assertThat(mirror.localOnly()).isEmpty();
        assertThat(mirror.localDiffers()).isEmpty();
    }

    @Test
    void takesOriginsBranchWhereTheLocalOneStandsElsewhere() {
        git(clone, "branch", "develop", "main");

        MirroredClone mirror = MirroredClone.create(clone, remote);

        assertThat(git(remote, "rev-parse", "develop")).isEqualTo(git(origin, "rev-parse", "develop"));
        assertThat(mirror.localDiffers()).containsExactly("develop");
    }

    @Test
    void takesLocalBranchesThatOriginDoesNotHave() {
        git(clone, "branch", "feature/mine", "main");

        MirroredClone mirror = MirroredClone.create(clone, remote);

        assertThat(git(remote, "rev-parse", "feature/mine")).isEqualTo(git(clone, "rev-parse", "main"));
        assertThat(mirror.localOnly()).containsExactly("feature/mine");
    }

    @Test
    void mirrorsABareRepositoryByItsOwnBranches() {
        MirroredClone.create(origin, remote);

        assertThat(refs(remote)).isEqualTo(refs(origin));
    }

    @Test
    void leavesEveryFileOfTheCloneAsItIs() throws IOException {
        Files.writeString(clone.resolve("README.md"), "changed, and not committed");
        SortedMap<String, String> before = contents(clone);

        MirroredClone.create(clone, remote);

        assertThat(contents(clone)).isEqualTo(before);
    }

    @Test
    void doesNotChangeTheCloneWhenTheMirrorChanges() throws IOException {
        SortedMap<String, String> before = contents(clone);
        MirroredClone.create(clone, remote);

        git(remote, "branch", "-D", "develop");
        git(remote, "gc", "-q", "--prune=now");

        assertThat(contents(clone)).isEqualTo(before);
    }

    @Test
    void standsOnItsOwn() {
        MirroredClone.create(clone, remote);

        assertThat(remote.resolve("objects/info/alternates")).doesNotExist();
        assertThat(git(remote, "fsck", "--strict", "--no-dangling")).isEmpty();
    }

    @Test
    void refusesAShallowCloneAndSaysWhatHelps() {
        Path shallow = directory.resolve("shallow");
        git(directory, "clone", "-q", "--depth=1", "file://" + origin, shallow.toString());

        assertThatThrownBy(() -> MirroredClone.create(shallow, remote))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("git fetch --unshallow");
        assertThat(remote).doesNotExist();
    }

    @Test
    void refusesAPartialCloneAndSaysWhatHelps() {
        git(origin, "config", "uploadpack.allowFilter", "true");
        Path partial = directory.resolve("partial");
        git(directory, "clone", "-q", "--filter=blob:none", "file://" + origin, partial.toString());

        assertThatThrownBy(() -> MirroredClone.create(partial, remote))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without --filter");
    }

    @Test
    void refusesADirectoryThatIsNoRepository() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));

        assertThatThrownBy(() -> MirroredClone.create(other, remote))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(other.toString());
    }

    /** Path to time and content of every file, and to the time of every directory. */
    private static SortedMap<String, String> contents(Path root) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.toList()) {
                String content = Files.isRegularFile(path) ? "" + Arrays.hashCode(Files.readAllBytes(path)) : "";
                contents.put(root.relativize(path).toString(), Files.getLastModifiedTime(path) + " " + content);
            }
        }
        return contents;
    }

    private static String refs(Path repository) {
        return git(repository, "for-each-ref");
    }

    private static String git(Path where, String... arguments) {
        List<String> words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(arguments));
        return LocalCommand.in(where, words.toArray(String[]::new)).output();
    }
}
