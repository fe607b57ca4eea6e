package io.jenkins.plugins.aegis.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.npm.NpmRegistry;
import io.jenkins.plugins.aegis.adapter.npm.RegistryEndpoint;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.PackedPackages;
import io.jenkins.plugins.aegis.testing.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A package, or a file that a build left beside us, wants the real npm to show the token to somebody else. */
class NpmTokenTest {
    private static final String TOKEN = "npm-token-0123456789";

    @TempDir
    Path agent;

    private ScriptedServer registry;
    private ScriptedServer thief;

    @BeforeEach
    void start() throws Exception {
        registry = new ScriptedServer().on("PUT /@own%2fwidget", 201, "{}");
        thief = new ScriptedServer();
    }

    @AfterEach
    void end() {
        registry.close();
        thief.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"proxy\":\"THIEF\"",
                "\"https-proxy\":\"THIEF\",\"strict-ssl\":false",
                "\"@own:registry\":\"THIEF\"",
                "\"@own:registry\":\"THIEF\",\"//AUTHORITY/:_authToken\":\"${AEGIS_NPM_TOKEN}\"",
                "\"access\":\"public\",\"local-address\":\"127.0.0.2\",\"proxy\":\"THIEF\"",
                "\"ca\":\"THIEF\"",
                "\"cafile\":\"/tmp/ca.pem\"",
                "\"Proxy\":\"THIEF\""
            })
    @DisplayName("L35 nothing in a package's publishConfig sends the token elsewhere")
    void sendsTheTokenNowhereElse(String configuration) throws Exception {
        String failure = attempt("\"publishConfig\":{"
                + configuration
                        .replace("THIEF", thief.base().toString())
                        .replace("AUTHORITY", thief.base().getAuthority())
                + "}");

        assertThat(thief.requests()).isEmpty();
        assertThat(registry.requests()).isEmpty();
        assertThat(failure).contains("publishConfig").contains("package.json");
    }

    @Test
    @DisplayName("L35 the registry of publishConfig gives way to the configured one")
    void publishesToTheConfiguredRegistry() throws Exception {
        publish("\"publishConfig\":{\"registry\":\"" + thief.base() + "/\"}");

        assertThat(thief.requests()).isEmpty();
        assertThat(registry.authorizations()).contains("Bearer " + TOKEN);
    }

    @Test
    @DisplayName("L35 an npmrc and a package.json that a build left above our directory are not read")
    void readsNoConfigurationOfADirectoryAbove() throws Exception {
        Files.writeString(agent.resolve("package.json"), "{\"workspaces\":[\"channels/npm\"]}");
        Files.writeString(agent.resolve(".npmrc"), "proxy=" + thief.base() + "\n");

        publish("\"license\":\"MIT\"");

        assertThat(thief.requests()).isEmpty();
        assertThat(registry.authorizations()).contains("Bearer " + TOKEN);
    }

    @Test
    @DisplayName("L35 an npmrc that a build left in our directory is not read")
    void readsNoConfigurationThatWasLeftInItsOwnDirectory() throws Exception {
        Path scratch = Files.createDirectories(agent.resolve("channels/npm"));
        Files.writeString(scratch.resolve("package.json"), "{\"name\":\"x\"}");
        Files.writeString(scratch.resolve(".npmrc"), "proxy=" + thief.base() + "\n");
        Files.createDirectories(scratch.resolve("node_modules/.bin"));

        publish("\"license\":\"MIT\"");

        assertThat(thief.requests()).isEmpty();
        assertThat(registry.authorizations()).contains("Bearer " + TOKEN);
    }

    @Test
    @DisplayName("L35 no script of the package runs where the token is")
    void runsNoScriptOfThePackage() throws Exception {
        String steal = "node -e \\\"require('fs').writeFileSync('" + agent.resolve("stolen") + "',"
                + "process.env.AEGIS_NPM_TOKEN||'')\\\"";
        publish("\"scripts\":{\"prepublish\":\"" + steal + "\",\"prepare\":\"" + steal + "\",\"prepublishOnly\":\""
                + steal + "\",\"prepack\":\"" + steal + "\",\"publish\":\"" + steal + "\",\"postpublish\":\"" + steal
                + "\",\"install\":\"" + steal + "\"}");

        assertThat(agent.resolve("stolen")).doesNotExist();
        assertThat(registry.authorizations()).contains("Bearer " + TOKEN);
    }

    private String attempt(String members) throws Exception {
        try {
            publish(members);
            return "";
        } catch (PortUnavailable e) {
            return e.getMessage();
        }
    }

    private void publish(String members) throws Exception {
        LocalWorkspace artifacts = new LocalWorkspace(agent.resolve("artifacts"));
        Map<String, String> files = new LinkedHashMap<>();
        files.put("package/package.json", "{\"name\":\"@own/widget\",\"version\":\"1.0.0\"," + members + "}");
        artifacts.copyFrom(new ByteArrayInputStream(PackedPackages.tarball(files)), "w.tgz");
        new NpmRegistry(
                        new RegistryEndpoint(URI.create(registry.base() + "/"), TOKEN),
                        HttpDownloads.within(Duration.ofSeconds(10)),
                        new LocalCommandRunner(),
                        new LocalWorkspace(agent.resolve("channels/npm")))
                .publish(new Upload(
                        new BuiltPackage("npm", "@own/widget", "1.0.0", List.of("w.tgz")), artifacts, "latest"));
    }
}
