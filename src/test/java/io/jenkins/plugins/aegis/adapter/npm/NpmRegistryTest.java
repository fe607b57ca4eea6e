package io.jenkins.plugins.aegis.adapter.npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.port.PackageChannelContract;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import io.jenkins.plugins.aegis.rehearsal.registry.NpmRegistryServer;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.PackedPackages;
import io.jenkins.plugins.aegis.testing.WatchedCommandRunner;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real npm against a real registry. */
class NpmRegistryTest extends PackageChannelContract {
    @TempDir
    private static Path shared;

    private static NpmRegistryServer server;

    @TempDir
    Path directory;

    private final WatchedCommandRunner commands = new WatchedCommandRunner(new LocalCommandRunner());

    @BeforeAll
    static void start() {
        server = NpmRegistryServer.start(NodeTools.ofProject(), shared.resolve("registry"), List.of("@own/*"));
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected PackageChannel registry() {
        return registry(server.token());
    }

    private NpmRegistry registry(String token) {
        return new NpmRegistry(
                new RegistryEndpoint(server.url(), token),
                HttpDownloads.within(Duration.ofSeconds(30)),
                commands,
                new LocalWorkspace(directory.resolve("scratch")));
    }

    @Override
    protected Workspace directory() {
        return new LocalWorkspace(directory.resolve("artifacts"));
    }

    private void publish(NpmRegistry registry, byte[] tarball) throws Exception {
        Workspace artifacts = directory();
        artifacts.copyFrom(new ByteArrayInputStream(tarball), "p.tgz");
        registry.publish(new Upload(new BuiltPackage("npm", "p", "1.0.0", List.of("p.tgz")), artifacts, "preview"));
    }

    @Test
    @DisplayName("L32 the token is no argument and in no file, and nothing is left of its file")
    void keepsTheTokenToTheEnvironment() throws Exception {
        publish(registry(server.token()), PackedPackages.of("@own/secretive", "1.0.0-preview"));

        Command npm = commands.commands().get(0);
        assertThat(npm.arguments()).noneMatch(each -> each.contains(server.token()));
        assertThat(npm.environment()).containsEntry("AEGIS_NPM_TOKEN", server.token());
        assertThat(npm.secrets()).contains(server.token());
        assertThat(directory.resolve("scratch")).doesNotExist();
    }

    @Test
    void saysWhatTheRegistryRefuses() {
        String wrong = "wrong-token-of-the-test";

        assertThatThrownBy(() -> publish(registry(wrong), PackedPackages.of("@own/refused", "1.0.0-preview")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("npm publish of p.tgz")
                .hasMessageNotContaining(wrong);
    }

    @Test
    @DisplayName("L35 a package cannot send the token elsewhere")
    void publishesToTheConfiguredRegistryWhateverThePackageSays() throws Exception {
        String manifest = "{\"name\":\"@own/redirecting\",\"version\":\"1.0.0\","
                + "\"publishConfig\":{\"registry\":\"http://127.0.0.1:9/\",\"tag\":\"other\"},"
                + "\"scripts\":{\"prepublishOnly\":\"exit 1\"}}";
        byte[] tarball = PackedPackages.tarball(Map.of("package/package.json", manifest));

        publish(registry(server.token()), tarball);

        assertThat(registry()
                        .published("@own/redirecting", "1.0.0")
                        .asOptional()
                        .orElseThrow()
                        .labels())
                .containsEntry("preview", "1.0.0")
                .doesNotContainKey("other");
    }

    @Test
    void ignoresTheNpmSettingsOfTheProject() throws Exception {
        Files.createDirectories(directory.resolve("artifacts"));
        Files.writeString(
                directory.resolve("artifacts/.npmrc"),
                "@own:registry=http://127.0.0.1:9/\nregistry=http://127.0.0.1:9/\n");

        publish(registry(server.token()), PackedPackages.of("@own/plain", "1.0.0-preview"));

        assertThat(registry().published("@own/plain", "1.0.0-preview").asOptional())
                .isPresent();
    }
}
