package io.jenkins.plugins.aegis.controller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.aegis.config.AegisConfiguration;
import io.jenkins.plugins.aegis.run.ReleaseReportAction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Servers that answer with the very credential that they were sent: programs repeat it, and no log has it. */
@WithJenkins
class MaskedSecretsTest {
    private static final String FORGE_SECRET = "forge-s3cret-4711";
    private static final String NPM_SECRET = "npm-s3cret-4712";
    private static final String FORGE_USER = "harbor-bot";

    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) throws IOException {
        jenkins = rule;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::repeat);
        server.start();
        AegisConfiguration.get()
                .setSite(SampleSettings.reaching(
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/"));
        add(token("npm", NPM_SECRET));
        add(token("pypi", "pypi-s3cret"));
        add(token("clawhub", "claw-s3cret"));
    }

    private void repeat(HttpExchange exchange) throws IOException {
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        sent.add(authorization);
        String plain = authorization.startsWith("Basic ")
                ? new String(Base64.getDecoder().decode(authorization.substring(6)), UTF_8)
                : authorization;
        byte[] body = ("no: " + authorization + " " + plain + "\n").getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(403, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void add(Credentials credentials) {
        SystemCredentialsProvider.getInstance().getCredentials().add(credentials);
    }

    private static StringCredentialsImpl token(String id, String secret) {
        return new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString(secret));
    }

    /** Returns what was logged. */
    private String assertKeepsItsSecrets(String user, String secret) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "lamp");
        job.setDefinition(new CpsFlowDefinition(
                """
                node {
                    catchError { aegisPreflight(version: '1.2.3') }
                    catchError { aegisAuditHistory() }
                    catchError { aegisPublishAll(version: '1.2.3') }
                    catchError { aegisVerifyRelease(version: '1.2.3', patienceMinutes: 0) }
                }
                """,
                true));
        WorkflowRun run = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));

        String encoded = Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(UTF_8));
        assertThat(sent).as("git sends the credential").contains("Basic " + encoded);
        String log = String.join("\n", run.getLog(10_000));
        assertThat(log).as("the program's words are shown").contains("no: ");
        String audit = Files.readString(run.getAction(ReleaseReportAction.class).auditLog());
        for (String each : List.of(secret, encoded, NPM_SECRET)) {
            assertThat(log).doesNotContain(each);
            assertThat(audit).doesNotContain(each);
        }
        return log;
    }

    @Test
    @DisplayName("L32 a secret text is masked in what programs say of it")
    void masksASecretText() throws Exception {
        add(token("forge", FORGE_SECRET));

        assertKeepsItsSecrets("x-access-token", FORGE_SECRET);
    }

    @Test
    @DisplayName("L32 a password is masked in what programs say of it")
    void masksAPassword() throws Exception {
        add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "forge", "", FORGE_USER, FORGE_SECRET));

        assertKeepsItsSecrets(FORGE_USER, FORGE_SECRET);
    }

    @Test
    @DisplayName("L32 each token that an app makes is masked in what programs say of it")
    void masksTheTokensOfAnApp() throws Exception {
        AppCredentials app = new AppCredentials();
        add(app);

        String log = assertKeepsItsSecrets("4711", AppCredentials.token(1));

        assertThat(app.tokens()).as("each step has a token of its own").isGreaterThan(1);
        for (int turn = 1; turn <= app.tokens(); turn++) {
            assertThat(log).doesNotContain(AppCredentials.token(turn));
        }
    }
}
