package io.jenkins.plugins.aegis.adapter.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.Channel.Place;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Packaging;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PackageBuilder.Built;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real commands, without a shell. */
class CommandPackagerTest {
    @TempDir
    Path directory;

    private LocalWorkspace checkout;

    @BeforeEach
    void checkOut() throws Exception {
        checkout = new LocalWorkspace(directory.resolve("checkout"));
        checkout.writeText("out/data.txt", "data");
    }

    private Built build(List<List<String>> commands, String... files) throws Exception {
        Channel.Command channel = new Channel.Command(
                new Place("mirror", List.of(), false),
                "beacon",
                commands,
                List.of(files),
                List.of("o"),
                List.of("p"),
                List.of("d"));
        return new CheckoutBuilder(new LocalCommandRunner(), new LocalWorkspace(directory.resolve("output")))
                .build(checkout, ReleaseVersion.parse("1.2.3-rc"), new Packaging(List.of(), List.of(channel)));
    }

    @Test
    void takesExactlyTheNamedFiles() throws Exception {
        Built built =
                build(List.of(List.of("cp", "out/data.txt", "out/beacon-{version}.txt")), "out/beacon-{version}.txt");

        assertThat(built.packages())
                .containsExactly(new BuiltPackage("mirror", "beacon", "1.2.3-rc", List.of("beacon-1.2.3-rc.txt")));
        assertThat(built.directory().files()).containsExactly("beacon-1.2.3-rc.txt");
    }

    @Test
    void refusesAFileThatTheBuildDidNotLeave() {
        assertThatThrownBy(() -> build(List.of(), "out/missing.txt"))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("channel mirror names out/missing.txt");
    }

    @Test
    void refusesTwoFilesOfOneName() throws Exception {
        checkout.writeText("other/data.txt", "other");
        assertThatThrownBy(() -> build(List.of(), "out/data.txt", "other/data.txt"))
                .hasMessageContaining("give the file a name of its own");
    }

    @Test
    void refusesTheNameOfAnEvidence() throws Exception {
        checkout.writeText("out/checksums.txt", "");
        assertThatThrownBy(() -> build(List.of(), "out/checksums.txt"))
                .hasMessageContaining("the release has a checksums.txt already");
    }

    @Test
    void refusesALinkThatLeavesTheCheckout() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(directory.resolve("checkout/out/link.txt"), secret);
        assertThatThrownBy(() -> build(List.of(), "out/link.txt"))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("leads out of");
    }
}
