package io.jenkins.plugins.aegis.adapter.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.adapter.clawhub.SkillArchive;
import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.Channel.Place;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Packaging;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PackageBuilder.Built;
import io.jenkins.plugins.aegis.port.Workspace;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A skill out of a real checkout. */
class SkillPackagerTest {
    private static final String ARCHIVE = "onestep-aegis-1.2.3.tar";

    @TempDir
    Path directory;

    private GitRemote remote;

    @BeforeEach
    void open() {
        remote = GitRemote.in(directory);
        remote.file("README.md", "not of the skill\n");
        remote.file("skill/SKILL.md", "# Aegis\n");
        remote.file("skill/references/a.md", "more\n");
    }

    private Built build() throws Exception {
        remote.commit("feat: skill");
        remote.push();
        GitCli git = new GitCli(
                new LocalCommandRunner(),
                new LocalWorkspace(directory.resolve("build")),
                new GitAccess(remote.url(), Optional.empty(), "Release", "release@example.org"));
        git.observe();
        Workspace checkout = git.checkOut(remote.head());
        checkout.writeText("skill/untracked.md", "left by a build");
        Channel channel =
                new Channel.ClawHub(new Place("clawhub", List.of(), true), "onestep-aegis", "Aegis Bridge", "skill");
        return new CheckoutBuilder(new LocalCommandRunner(), new LocalWorkspace(directory.resolve("output")))
                .build(checkout, ReleaseVersion.parse("1.2.3"), new Packaging(List.of(), List.of(channel)));
    }

    private SortedMap<String, byte[]> packed() throws Exception {
        try (InputStream archive = build().directory().open(ARCHIVE)) {
            return SkillArchive.read(archive.readAllBytes());
        }
    }

    @Test
    void packsTheTrackedFilesOfTheSkill() throws Exception {
        assertThat(packed()).containsOnlyKeys("SKILL.md", "references/a.md");
    }

    @Test
    void statesSlugAndVersion() throws Exception {
        assertThat(build().packages())
                .containsExactly(new BuiltPackage("clawhub", "onestep-aegis", "1.2.3", List.of(ARCHIVE)));
    }

    @Test
    void leavesOutWhatClawHubLeavesOut() throws Exception {
        remote.file("skill/.hidden/a.md", "x");
        remote.file("skill/skill-card.md", "x");
        assertThat(packed()).containsOnlyKeys("SKILL.md", "references/a.md");
    }

    @Test
    void refusesADirectoryWithoutSkill() throws Exception {
        Files.delete(remote.clone().resolve("skill/SKILL.md"));
        assertThatThrownBy(this::build).hasMessageContaining("skill/SKILL.md of channel clawhub is missing");
    }

    @Test
    void refusesWhatClawHubWouldLeaveOutWithoutAWord() {
        remote.file("skill/logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
        assertThatThrownBy(this::build).hasMessageContaining("skill/logo.png of channel clawhub is no text in UTF-8");
    }

    @Test
    void refusesALink() throws Exception {
        Files.createSymbolicLink(remote.clone().resolve("skill/link.md"), Path.of("SKILL.md"));
        assertThatThrownBy(this::build).hasMessageContaining("skill/link.md of channel clawhub is a link");
    }
}
