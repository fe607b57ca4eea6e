package io.jenkins.plugins.aegis.rehearsal.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleProjectTest {
    private final SampleProject sample = SampleProject.bundled();

    @TempDir
    Path directory;

    private Path remote;

    @BeforeEach
    void create() {
        remote = directory.resolve("a place/remote.git");
        sample.createRemote(remote);
    }

    @Test
    void hasMainAndDevelopAndTheReleasedTag() {
        assertThat(git("for-each-ref", "--format=%(refname)").lines())
                .containsExactly("refs/heads/develop", "refs/heads/gh-pages", "refs/heads/main", "refs/tags/v0.1.0");
        assertThat(git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
    }

    @Test
    void isASoundRepository() {
        assertThat(git("fsck", "--strict", "--no-dangling")).isEmpty();
    }

    @Test
    void givesTheSameObjectsEachTime() {
        Path again = directory.resolve("again.git");

        sample.createRemote(again);

        assertThat(refs(again)).isEqualTo(refs(remote));
    }

    @Test
    void tagsTheTipOfMainWithAnAnnotatedTag() {
        assertThat(git("cat-file", "-t", "v0.1.0")).isEqualTo("tag");
        assertThat(git("rev-parse", "v0.1.0^{commit}")).isEqualTo(git("rev-parse", "main"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "develop"})
    void namesTheReleasedVersionOnEverySurface(String branch) {
        assertThat(git("show", branch + ":package.json")).contains("\"version\": \"0.1.0\"");
        assertThat(git("show", branch + ":package-lock.json").lines().filter(line -> line.contains("\"0.1.0\"")))
                .hasSize(2);
        assertThat(git("show", branch + ":.release-please-manifest.json")).contains("\".\": \"0.1.0\"");
        assertThat(git("show", branch + ":CHANGELOG.md")).contains("## 0.1.0 (");
        assertThat(git("show", branch + ":deploy/helm/beacon/Chart.yaml").lines())
                .contains("version: 0.1.0", "appVersion: 0.1.0");
    }

    @Test
    void hasFeaturesAndFixesToReleaseThatBreakNothing() {
        List<String> subjects =
                git("log", "--format=%s", "main..develop").lines().toList();

        assertThat(subjects)
                .hasSize(5)
                .allMatch(subject -> subject.matches("(feat|fix|docs)(\\([a-z]+\\))?: .+"))
                .anyMatch(subject -> subject.startsWith("feat: "))
                .anyMatch(subject -> subject.startsWith("fix: "));
    }

    @Test
    void changesSomethingWithEveryCommit() {
        assertThat(git("log", "--format=%T", "develop").lines()).doesNotHaveDuplicates();
    }

    @Test
    void holdsExactlyTheBundledFilesOnDevelop() throws IOException {
        Path clone = clone("develop");

        assertThat(files(clone)).isEqualTo(files(sample.files()));
        for (String file : files(clone)) {
            assertThat(clone.resolve(file))
                    .hasSameBinaryContentAs(sample.files().resolve(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0.1.0", "develop"})
    void buildsAndPassesItsOwnTests(String revision) {
        Path clone = clone(revision);

        LocalCommand.in(clone, "npm", "ci", "--no-audit", "--no-fund").output();
        LocalCommand.in(clone, "npm", "run", "build").output();

        assertThat(LocalCommand.in(clone, "npm", "test").output()).contains("fail 0");
        assertThat(clone.resolve("dist/index.js")).content().startsWith("/*! @aegis-sample/beacon 0.1.0 | MIT */");
    }

    @Test
    void servesTheReleasedChartAsItsIndexSays() throws Exception {
        Path clone = clone("gh-pages");

        assertThat(git("rev-list", "--count", "gh-pages")).isEqualTo("1");
        assertThat(clone.resolve("helm/index.yaml"))
                .content()
                .contains(Digest.of(Digest.Algorithm.SHA256, Files.readAllBytes(clone.resolve("helm/beacon-0.1.0.tgz")))
                        .hex());
    }

    @Test
    void refusesAPlaceThatIsTaken() {
        assertThatThrownBy(() -> sample.createRemote(remote))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("remote.git");
    }

    private Path clone(String revision) {
        Path clone = directory.resolve("clone");
        LocalCommand.in(directory, "git", "clone", "-q", remote.toString(), clone.toString())
                .output();
        LocalCommand.in(clone, "git", "-c", "advice.detachedHead=false", "checkout", "-q", revision)
                .output();
        return clone;
    }

    private static Set<String> files(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> !file.startsWith(".git/"))
                    .collect(Collectors.toSet());
        }
    }

    private static String refs(Path repository) {
        return LocalCommand.in(repository, "git", "for-each-ref").output();
    }

    private String git(String... arguments) {
        List<String> words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(arguments));
        return LocalCommand.in(remote, words.toArray(String[]::new)).output();
    }
}
