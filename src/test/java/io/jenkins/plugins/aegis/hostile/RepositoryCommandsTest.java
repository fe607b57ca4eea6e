package io.jenkins.plugins.aegis.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitAccess.BasicCredential;
import io.jenkins.plugins.aegis.adapter.git.GitMemory;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.descriptor.DescriptorReader;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.Workspace;
import io.jenkins.plugins.aegis.testing.Canaries;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.WatchedCommandRunner;
import io.jenkins.plugins.aegis.wiring.AgentPorts;
import io.jenkins.plugins.aegis.wiring.ReleaseAccess;
import io.jenkins.plugins.aegis.wiring.ReleaseAccess.ReleasePleaseTool;
import io.jenkins.plugins.aegis.wiring.ReleaseAccess.Tokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands of a released repository get to see, wherever a descriptor may name some. */
class RepositoryCommandsTest {
    private static final String DESCRIPTOR =
            """
            schema: 1
            build:
              - [sh, -c, "env > ../prepare.env"]
            checks:
              release:
                - name: spy
                  commands: [[sh, -c, "env > ../check.env"]]
            channels:
              - type: command
                name: mirror
                package: widget
                build: [[sh, -c, "env > ../build.env; echo x > out.bin"]]
                files: [out.bin]
                observe: [sh, -c, "env > ../../observe.env; echo '{}'"]
                publish: [sh, -c, "env > ../../publish.env"]
                download: [sh, -c, "env > ../../download.env"]
            """;

    @TempDir
    Path directory;

    private final Canaries canaries = new Canaries();
    private final WatchedCommandRunner commands = new WatchedCommandRunner(new LocalCommandRunner());

    private AgentPorts ports() {
        ReleaseSite site = new ReleaseSite(
                "own/widget",
                "http://127.0.0.1:9/own/widget.git",
                URI.create("http://127.0.0.1:9/"),
                new ReleaseSite.Registries(
                        URI.create("http://127.0.0.1:9/"), Optional.empty(), Optional.empty(), Optional.empty()),
                new ReleaseSite.ApprovalRules(Set.of("maria"), false));
        ReleaseAccess access = new ReleaseAccess(
                site,
                new GitAccess(
                        site.remote(),
                        Optional.of(new BasicCredential("x", canaries.plant("git"))),
                        "Release",
                        "release@example.org"),
                new Tokens(
                        canaries.plant("forge"),
                        canaries.plant("npm"),
                        "__token__",
                        canaries.plant("pypi"),
                        canaries.plant("clawhub")),
                new ReleasePleaseTool(List.of("release-please"), site.forgeApi()));
        return AgentPorts.on(
                new AgentPorts.Agent(commands, new LocalWorkspace(directory.resolve("agent")), new GitMemory()),
                access,
                HttpDownloads.within(Duration.ofSeconds(1)),
                directory.resolve("store"));
    }

    @Test
    @DisplayName("L35 no command that a descriptor names gets a credential of ours")
    void seeNoCredential() throws Exception {
        AgentPorts ports = ports();
        ReleaseDescriptor descriptor = new DescriptorReader().read(DESCRIPTOR);
        Workspace checkout = new LocalWorkspace(directory.resolve("checkout"));
        checkout.writeText("readme", "x");

        ports.packageBuilder().build(checkout, ReleaseVersion.parse("1.0.0"), descriptor.packaging());
        ports.checks().run(checkout, descriptor.checks().release().get(0));
        var mirror = ports.channels().of(descriptor.packaging().channels().get(0));
        mirror.published("widget", "1.0.0");
        mirror.download("widget", "1.0.0");

        assertThat(commands.commands()).hasSize(5).allMatch(command -> command.secrets()
                .isEmpty());
        assertThat(canaries.search(commands.commands()).searchBelow(directory).escaped())
                .isEmpty();
        assertThat(directory.resolve("prepare.env")).isNotEmptyFile();
        assertThat(directory.resolve("check.env")).isNotEmptyFile();
        assertThat(directory.resolve("build.env")).isNotEmptyFile();
        assertThat(directory.resolve("agent/channels/observe.env")).isNotEmptyFile();
        assertThat(directory.resolve("agent/channels/download.env")).isNotEmptyFile();
    }
}
