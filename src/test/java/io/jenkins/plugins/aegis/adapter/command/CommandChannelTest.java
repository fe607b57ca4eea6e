package io.jenkins.plugins.aegis.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.Channel.Place;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.ScriptedCommandRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandChannelTest {
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @TempDir
    Path directory;

    private final ScriptedCommandRunner scripted = new ScriptedCommandRunner();

    private CommandChannel channel(CommandRunner commands, List<String> publish, List<String> download) {
        return new CommandChannel(
                new Channel.Command(
                        new Place("mirror", List.of(), false),
                        "beacon",
                        List.of(),
                        List.of("beacon.zip"),
                        List.of("mirror", "list", "{name}", "--version={version}", "{other}"),
                        publish,
                        download),
                commands,
                new LocalWorkspace(directory.resolve("scratch")));
    }

    private Observed<Publication> observe() throws InterruptedException {
        return channel(scripted, List.of("p"), List.of("d")).published("beacon", "1.2.3");
    }

    @Test
    void readsWhatTheCommandPrints() throws Exception {
        scripted.then(0, "{\"files\": {\"beacon.zip\": \"" + DIGEST + "\"}, \"versions\": [\"1.2.3\"]}\n", "");

        Publication there = observe().asOptional().orElseThrow();

        assertThat(there.files()).isEqualTo(Map.of("beacon.zip", DIGEST));
        assertThat(there.versions()).containsExactly("1.2.3");
    }

    @Test
    @DisplayName("L30 what is put into an argument is never read by a shell, nor split")
    void keepsArgumentsApart() throws Exception {
        channel(scripted, List.of("p"), List.of("d")).published("a b; rm -rf {version}", "1.2.3");

        assertThat(scripted.commands().get(0).arguments())
                .containsExactly("mirror", "list", "a b; rm -rf {version}", "--version=1.2.3", "{other}");
    }

    @Test
    void givesTheCommandNoSecret() throws Exception {
        observe();
        assertThat(scripted.commands().get(0).environment()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not found",
                "[]",
                "{}",
                "{\"files\": {}}",
                "{\"files\": [], \"versions\": []}",
                "{\"files\": {}, \"versions\": {}}",
                "{\"files\": {}, \"versions\": [1]}",
                "{\"files\": {}, \"versions\": [], \"error\": \"down\"}",
                "{\"files\": {\"a\": \"md5:abc\"}, \"versions\": [\"1.2.3\"]}",
                "{\"files\": {\"a\": 7}, \"versions\": [\"1.2.3\"]}",
                "{\"files\": {}, \"versions\": []} trailing"
            })
    @DisplayName("L21 anything else than the agreed answer is unknown")
    void doesNotKnowWhatItDoesNotUnderstand(String output) throws Exception {
        scripted.then(0, output, "");
        assertThat(observe().unknownReason()).get().asString().contains("not understood");
    }

    @Test
    void doesNotKnowFilesOfAVersionThatIsNotListed() throws Exception {
        scripted.then(0, "{\"files\": {\"a\": \"" + DIGEST + "\"}, \"versions\": [\"1.2.2\"]}", "");
        assertThat(observe().unknownReason()).get().asString().contains("1.2.3");
    }

    @Test
    @DisplayName("L21 a command that fails says nothing of what is there")
    void doesNotKnowWhenTheCommandFails() throws Exception {
        scripted.then(4, "{\"files\": {}, \"versions\": []}", "503\n");
        assertThat(observe().unknownReason()).get().asString().contains("ended with 4", "503");
    }

    @Test
    void doesNotKnowWhenTheProgramIsMissing() throws Exception {
        CommandChannel real = channel(new LocalCommandRunner(), List.of("p"), List.of("d"));
        assertThat(real.published("beacon", "1.2.3").isUnknown()).isTrue();
    }

    @Test
    void publishesAndDownloadsExactlyTheFilesOfThePackage() throws Exception {
        Path shop = Files.createDirectories(directory.resolve("shop"));
        CommandChannel real = channel(
                new LocalCommandRunner(),
                List.of("cp", "{directory}/beacon.zip", shop.toString()),
                List.of("cp", shop + "/beacon.zip", "{directory}/beacon.zip"));
        InMemoryWorkspace stored = new InMemoryWorkspace()
                .with("beacon.zip", "bytes".getBytes(StandardCharsets.UTF_8))
                .with("checksums.txt", new byte[0]);

        real.publish(
                new Upload(new BuiltPackage("mirror", "beacon", "1.2.3", List.of("beacon.zip")), stored, "latest"));

        assertThat(real.download("beacon", "1.2.3").asOptional())
                .contains(Map.of("beacon.zip", Digest.sha256("bytes")));
        assertThat(directory.resolve("scratch/publish/checksums.txt")).doesNotExist();
    }

    @Test
    void tellsWhyPublishingFailed() {
        scripted.then(1, "", "quota exceeded\n");
        assertThatThrownBy(() -> channel(scripted, List.of("put", "{directory}"), List.of("d"))
                        .publish(new Upload(
                                new BuiltPackage("mirror", "beacon", "1.2.3", List.of()),
                                new InMemoryWorkspace(),
                                "latest")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("ended with 1")
                .hasMessageContaining("quota exceeded");
    }

    @Test
    void doesNotKnowADownloadThatFails() throws Exception {
        scripted.then(7, "", "no route\n");
        assertThat(channel(scripted, List.of("p"), List.of("d"))
                        .download("beacon", "1.2.3")
                        .unknownReason())
                .get()
                .asString()
                .contains("no route");
    }
}
