package io.jenkins.plugins.aegis.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.aegis.adapter.git.GitAccess.BasicCredential;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitAccessTest extends GitCliTestBase {
    private static final BasicCredential CREDENTIAL = new BasicCredential("robot", "s3cret-token");

    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile int status = 403;
    private HttpServer server;
    private GitCli overHttp;

    /** A server that refuses everybody and repeats, as a careless one would, what it was sent. */
    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String authorization = Optional.ofNullable(
                            exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("none");
            authorizations.add(authorization);
            byte[] body = ("You sent " + authorization + " and s3cret-token\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain");
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"test\"");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        overHttp = gitWith(runner, access(Optional.of(CREDENTIAL)));
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void sendsTheCredentialToItsRemote() throws Exception {
        overHttp.observe();

        assertThat(authorizations).isNotEmpty().allMatch(("Basic " + CREDENTIAL.encoded())::equals);
    }

    @Test
    void sendsNothingWithoutACredential() throws Exception {
        gitWith(runner, access(Optional.empty())).observe();

        assertThat(authorizations).isNotEmpty().allMatch("none"::equals);
    }

    @Test
    @DisplayName("L32 an error is shown with its text, and secrets are masked")
    void masksTheCredentialInErrors() throws Exception {
        String reason = overHttp.observe().unknownReason().orElseThrow();

        assertThat(reason).contains("403", "You sent Basic ****").doesNotContain("s3cret", CREDENTIAL.encoded());
        assertThatThrownBy(() -> overHttp.createBranch("x", new CommitId("a".repeat(40))))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining(CREDENTIAL.encoded());
    }

    @Test
    @DisplayName("L32 a token sits in no argument")
    void keepsTheCredentialOutOfArguments() throws Exception {
        overHttp.observe();

        assertThat(runner.commands())
                .allSatisfy(command -> assertThat(command.toString()).doesNotContain("s3cret", CREDENTIAL.encoded()));
    }

    @Test
    @DisplayName("L35 only commands that speak to the remote are given the credential")
    void keepsTheCredentialFromLocalCommands() throws Exception {
        overHttp.observe();
        overHttp.isAncestor(NEVER_MADE, NEVER_MADE);

        assertThat(runner.commands())
                .filteredOn(command -> command.environment().toString().contains(CREDENTIAL.encoded()))
                .extracting(command -> command.arguments().get(1))
                .containsOnly("fetch", "ls-remote");
    }

    @Test
    void writesTheCredentialIntoNoFile() throws Exception {
        overHttp.observe();

        assertThat(cache().resolve("config")).content().doesNotContain("Authorization");
        assertThat(cache().resolve("description")).content().doesNotContain("s3cret");
    }

    @Test
    void givesTheCredentialToNoOtherTransport() throws Exception {
        GitCli overFile = gitWith(runner, new GitAccess(remote.url(), Optional.of(CREDENTIAL), "R", "r@example.org"));
        overFile.observe();

        assertThat(runner.commands())
                .noneMatch(command -> command.environment().toString().contains(CREDENTIAL.encoded()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://s3cret@example.org/a/b.git",
                "https://robot:s3cret@example.org/a/b.git",
                "HTTP://:s3cret@example.org/"
            })
    void refusesACredentialInTheUrlWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> new GitAccess(url, Optional.empty(), "R", "r@example.org"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("configure a credential")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "--upload-pack=x", "https://example.org/\nx"})
    void refusesWhatIsNoRemote(String url) {
        assertThatThrownBy(() -> new GitAccess(url, Optional.empty(), "R", "r@example.org"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a<b", "a>b", "a\nb"})
    void refusesWhatCannotStandInAnIdentity(String name) {
        assertThatThrownBy(() -> new GitAccess("/x", Optional.empty(), name, "r@example.org"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GitAccess("/x", Optional.empty(), "R", name))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void asksNobodyForACredential() throws Exception {
        Path asked = directory.resolve("asked");
        Path program = directory.resolve("askpass");
        write(program, "#!/bin/sh\ntouch " + asked + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        status = 401;
        GitCli git = gitWith(
                new LocalCommandRunner(Map.of("SSH_ASKPASS", program.toString()), line -> {}),
                access(Optional.empty()));

        assertThat(git.observe().unknownReason().orElseThrow()).contains("Authentication failed");
        assertThat(asked).doesNotExist();
    }

    @Test
    void doesNotPrintThePassword() {
        assertThat(access(Optional.of(CREDENTIAL)).toString()).doesNotContain("s3cret");
    }

    private GitAccess access(Optional<BasicCredential> credential) {
        String url = "http://localhost:" + server.getAddress().getPort() + "/a/b.git";
        return new GitAccess(url, credential, "Release", "release@example.org");
    }
}
