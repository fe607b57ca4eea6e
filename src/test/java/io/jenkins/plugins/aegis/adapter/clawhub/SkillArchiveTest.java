package io.jenkins.plugins.aegis.adapter.clawhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkillArchiveTest {
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private SkillArchiveTest with(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    @Test
    void givesTheSameBytesWhateverTheOrder() {
        byte[] one = SkillArchive.of(with("b.md", "b").with("SKILL.md", "a").files);
        byte[] other =
                SkillArchive.of(new SkillArchiveTest().with("SKILL.md", "a").with("b.md", "b").files);
        assertThat(one).isEqualTo(other);
    }

    @Test
    void givesBackWhatWentIn() throws IOException {
        byte[] archive = SkillArchive.of(with("SKILL.md", "x".repeat(512)).with("references/a.md", "").files);
        assertThat(SkillArchive.read(archive)).containsOnlyKeys("SKILL.md", "references/a.md");
        assertThat(SkillArchive.of(SkillArchive.read(archive))).isEqualTo(archive);
    }

    @Test
    void isReadByTar(@TempDir Path directory) throws Exception {
        Path archive = directory.resolve("skill.tar");
        Files.write(archive, SkillArchive.of(with("SKILL.md", "hello").with("scripts/run.sh", "true").files));

        Process tar = new ProcessBuilder("tar", "-xf", archive.toString(), "-C", directory.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(tar.waitFor()).isZero();
        assertThat(directory.resolve("SKILL.md")).hasContent("hello");
        assertThat(directory.resolve("scripts/run.sh")).hasContent("true");
    }

    @Test
    void refusesAnArchiveOfSomebodyElse() {
        byte[] archive = SkillArchive.of(with("SKILL.md", "hello").files);
        archive[110] = '7';
        assertThatThrownBy(() -> SkillArchive.read(archive)).hasMessageContaining("not made by this plugin");
    }

    @Test
    void refusesHalfAnArchive() {
        byte[] archive = SkillArchive.of(with("SKILL.md", "x".repeat(2000)).files);
        assertThatThrownBy(() -> SkillArchive.read(Arrays.copyOf(archive, 1024)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesAPathThatDoesNotFit() {
        assertThatThrownBy(() -> SkillArchive.of(with("a".repeat(101), "").files))
                .hasMessageContaining("longer than 100 bytes");
    }
}
