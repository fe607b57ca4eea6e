package io.jenkins.plugins.aegis.rehearsal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.rehearsal.process.ProcessTree;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a registry starts, dies and starts again. */
class NpmRegistryServerLifeTest {
    private static final String OWN = "@own/one";

    @TempDir
    Path directory;

    private NpmClient npm;
    private NpmRegistryServer server;

    @BeforeEach
    void start() {
        npm = new NpmClient(directory);
        server = NpmRegistryServer.start(NodeTools.ofProject(), directory.resolve("registry"), List.of(OWN));
        server.writeUserConfig(npm.npmrc());
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void givesBackWhatWasPublishedAfterItWasKilled() throws Exception {
        npm.publish(OWN, "7.7.7-preview", "preview");

        ProcessTree.kill(server.process());
        server.process().onExit().get(30, TimeUnit.SECONDS);
        start();

        npm.run("install", "--prefix", directory.resolve("user").toString(), OWN + "@preview");
        assertThat(directory.resolve("user/node_modules/" + OWN + "/index.js")).hasContent("module.exports = 7;");
    }

    @Test
    void leavesNoProcessNoOpenPortAndNoSecretInItsLog() {
        npm.publish(OWN, "7.7.7", "latest");

        server.close();

        assertThat(server.process().isAlive()).isFalse();
        assertThatThrownBy(() -> new Socket("127.0.0.1", server.url().getPort()).close())
                .isInstanceOf(IOException.class);
        assertThat(server.log()).content().contains("org.couchdb.user").doesNotContain(server.token());
    }

    @Test
    void endsWhenTheProcessThatStartedItIsGone() throws Exception {
        // What the system does when this process dies: its end of the pipe closes.
        server.abandon();

        server.process().onExit().get(30, TimeUnit.SECONDS);

        assertThat(server.process().isAlive()).isFalse();
    }
}
