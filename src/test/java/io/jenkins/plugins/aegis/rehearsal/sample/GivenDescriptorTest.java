package io.jenkins.plugins.aegis.rehearsal.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.descriptor.DescriptorReader;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenDescriptorTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(
                directory.resolve("release.yml"),
                "schema: 1\nchannels: [{type: npm, name: npm}, {type: npm, name: sdk, directory: sdk}]\n");
    }

    @Test
    void leavesAChannelOut() throws Exception {
        var read = new DescriptorReader()
                .read(GivenDescriptor.read(file, List.of("sdk")).text());
        assertThat(read.packaging().channels()).hasSize(1);
    }

    @Test
    void refusesToLeaveOutWhatIsNotThere() {
        assertThatThrownBy(() -> GivenDescriptor.read(file, List.of("pypi")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[pypi]");
        assertThatThrownBy(() -> GivenDescriptor.read(file, List.of("npm", "sdk")))
                .hasMessageContaining("nothing is left");
    }

    @Test
    void namesTheLineOfTheFileAsItWasTyped() throws Exception {
        Files.writeString(file, "# what is released\n\nschema: 1\nchannels: [{type: npm, name: npm}]\nbogus: true\n");
        assertThatThrownBy(() -> GivenDescriptor.read(file, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(file.toString(), "line 5", "bogus")
                .hasMessageNotContaining("without");
    }

    @Test
    void isCommittedToTheMirrorOnly() throws Exception {
        Path clone = directory.resolve("clone.git");
        SampleProject.bundled().createRemote(clone);
        Path mirror = directory.resolve("mirror.git");
        MirroredClone.create(clone, mirror, Optional.of(GivenDescriptor.read(file, List.of())));

        for (String branch : List.of("develop", "main")) {
            BareRemote remote = new BareRemote(mirror);
            assertThat(remote.git("show", branch + ":" + ReleaseDescriptor.PATH).output())
                    .isEqualTo(Files.readString(file).strip());
            assertThat(remote.git("diff", "--name-only", branch + "^", branch).output())
                    .isEqualTo(ReleaseDescriptor.PATH);
        }
        assertThat(new BareRemote(clone)
                        .git("show", "main:" + ReleaseDescriptor.PATH)
                        .output())
                .contains("What beacon releases");
    }
}
