package io.jenkins.plugins.aegis.rehearsal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.rehearsal.process.CommandFailed;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running registry does; one server for all, since a start takes seconds. */
class NpmRegistryServerTest {
    /** A name that the public registry knows as well, so that a leak would show. */
    private static final String OWN = "left-pad";

    @TempDir
    private static Path shared;

    private static NpmRegistryServer server;

    @TempDir
    Path directory;

    private NpmClient npm;

    @BeforeAll
    static void start() {
        server = NpmRegistryServer.start(NodeTools.ofProject(), shared.resolve("registry"), List.of(OWN, "@own/*"));
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void useItsAccount() {
        npm = new NpmClient(directory);
        server.writeUserConfig(npm.npmrc());
    }

    @Test
    void hidesThePublicVersionsOfItsOwnPackages() {
        npm.publish(OWN, "7.0.0", "latest");

        assertThat(npm.run("view", OWN, "versions", "--json")).doesNotContain("1.3.0");
    }

    @Test
    void acceptsPackagesOfAScopeThatIsItsOwn() {
        npm.publish("@own/one", "1.0.0-preview", "preview");

        assertThat(npm.run("view", "@own/one@preview", "version")).isEqualTo("1.0.0-preview");
    }

    @Test
    void givesThePackagesOfOthersFromThePublicRegistry() {
        assertThat(npm.run("view", "ms@2.1.3", "name")).isEqualTo("ms");
    }

    @Test
    void refusesToPublishWithoutItsToken() throws IOException {
        Files.writeString(npm.npmrc(), "registry=" + server.url() + "\n");

        assertThatThrownBy(() -> npm.publish(OWN, "7.0.1", "latest"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("ENEEDAUTH");
    }

    @Test
    void refusesToPublishWhatIsNotItsOwn() {
        assertThatThrownBy(() -> npm.publish("some-other-name", "1.0.0", "latest"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("E403");
    }

    @Test
    void refusesAVersionThatIsPublishedAlready() {
        npm.publish(OWN, "7.0.2", "latest");

        assertThatThrownBy(() -> npm.publish(OWN, "7.0.2", "latest"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("7.0.2");
    }
}
