package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.sun.net.httpserver.HttpServer;
import hudson.FilePath;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.util.Secret;
import io.jenkins.plugins.aegis.adapter.clawhub.SkillArchive;
import io.jenkins.plugins.aegis.adapter.jenkins.AgentConnection;
import io.jenkins.plugins.aegis.adapter.workspace.FilePathWorkspace;
import io.jenkins.plugins.aegis.config.AegisConfiguration;
import io.jenkins.plugins.aegis.config.SiteSettings;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.wiring.ReleaseWiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;

/** Programs that tell all that they were given, in the place of those that upload; on an agent. */
@WithJenkins
class UploadedSecretsTest {
    private static final String PYPI_SECRET = "pypi-s3cret-4713";
    private static final String CLAWHUB_SECRET = "clawhub-s3cret-4714";
    private static final String NPM_SECRET = "npm-s3cret-4715";
    private static final String TELLTALE =
            """
            #!/bin/sh
            {
              env
              for file in "$CLAWHUB_CONFIG_PATH" "$NPM_CONFIG_USERCONFIG" "$npm_config_userconfig"; do
                [ -f "$file" ] && cat "$file"
              done
            } > "%1$s/told-by-$(basename "$0")"
            echo "this is $(basename "$0")"
            cat "%1$s/told-by-$(basename "$0")"
            cat "%1$s/told-by-$(basename "$0")" >&2
            exit 1
            """;

    @TempDir
    private Path directory;

    private HttpServer server;
    private JenkinsRule jenkins;
    private SiteSettings settings;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "{\"meta\":{\"api-version\":\"1.0\"},\"name\":\"lamp\",\"files\":[]}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.pypi.simple.v1+json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        settings = SampleSettings.reaching(address);
        settings.setPypiIndex(address + "simple/");
        settings.setPypiUpload(address + "legacy/");
        settings.setPypiCredentialsId("pypi");
        settings.setClawhubRegistry(address);
        settings.setClawhubCredentialsId("clawhub");
        AegisConfiguration.get().setSite(settings);
        add(text("forge", "forge-s3cret"));
        add(text("npm", NPM_SECRET));
        add(text("pypi", PYPI_SECRET));
        add(text("clawhub", CLAWHUB_SECRET));
        for (String program : List.of("twine", "clawhub", "npm")) {
            Path file = Files.writeString(directory.resolve(program), TELLTALE.formatted(directory));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void add(Credentials credentials) {
        SystemCredentialsProvider.getInstance().getCredentials().add(credentials);
    }

    private static StringCredentialsImpl text(String id, String secret) {
        return new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString(secret));
    }

    private String logOf(Result result) throws Exception {
        jenkins.createOnlineSlave();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "lamp");
        job.setDefinition(new CpsFlowDefinition(
                "node('!built-in') { withEnv(['PATH+TELLTALE=" + directory + "']) { uploadEverything() } }", true));
        WorkflowRun run = jenkins.assertBuildStatus(result, job.scheduleBuild2(0));
        return String.join("\n", run.getLog(10_000));
    }

    private String toldBy(String program) throws Exception {
        return Files.readString(directory.resolve("told-by-" + program));
    }

    @Test
    @DisplayName("L32 tokens of PyPI, ClawHub and npm are masked in what the uploading programs say")
    void masksTheTokensOfUploads() throws Exception {
        String log = logOf(Result.SUCCESS);

        assertThat(directory.resolve("told-by-npm")).as(log).exists();
        assertThat(toldBy("twine")).contains(PYPI_SECRET);
        assertThat(toldBy("clawhub")).contains(CLAWHUB_SECRET);
        assertThat(toldBy("npm")).contains(NPM_SECRET);
        assertThat(log)
                .contains("this is twine", "this is clawhub", "this is npm", "****")
                .doesNotContain(PYPI_SECRET, CLAWHUB_SECRET, NPM_SECRET);
    }

    @Test
    @DisplayName("L32 the signing key is told to no program and no log")
    void showsTheSigningKeyToNobody() throws Exception {
        String pem = pem();
        add(new FileCredentialsImpl(
                CredentialsScope.GLOBAL,
                "signing-key",
                "",
                "key.pem",
                SecretBytes.fromBytes(pem.getBytes(StandardCharsets.US_ASCII))));
        settings.setSigningCredentialsId("signing-key");
        AegisConfiguration.get().setSite(settings);

        String log = logOf(Result.SUCCESS);

        assertThat(log).contains("signed: {");
        for (String line : pem.lines().filter(each -> !each.startsWith("-")).toList()) {
            assertThat(List.of(log, toldBy("twine"), toldBy("clawhub"), toldBy("npm")))
                    .noneMatch(text -> text.contains(line));
        }
    }

    @Test
    @DisplayName("L32 what is no signing key is not repeated")
    void repeatsNothingOfWhatIsNoKey() throws Exception {
        add(text("signing-key", "-----BEGIN PRIVATE KEY-----\nno-k3y-at-all\n-----END PRIVATE KEY-----\n"));
        settings.setSigningCredentialsId("signing-key");
        AegisConfiguration.get().setSite(settings);

        assertThat(logOf(Result.FAILURE))
                .contains("Credential signing-key cannot sign attestations")
                .doesNotContain("no-k3y-at-all");
    }

    /** As {@code openssl genpkey} writes it, with the public key in it. */
    private static String pem() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        String number = "%064x";
        ECPublicKey shown = (ECPublicKey) pair.getPublic();
        String der = "308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420"
                + number.formatted(((ECPrivateKey) pair.getPrivate()).getS())
                + "a14403420004"
                + number.formatted(shown.getW().getAffineX())
                + number.formatted(shown.getW().getAffineY());
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(HexFormat.of().parseHex(der))
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** Uploads one package to each channel, by the ports that steps get, and signs. */
    public static final class UploadEverything extends Step {
        @DataBoundConstructor
        public UploadEverything() {}

        @Override
        public StepExecution start(StepContext context) {
            return new Uploads(context);
        }

        /** Makes the step known to Pipeline. */
        @TestExtension
        public static final class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "uploadEverything";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of(FilePath.class, TaskListener.class);
            }
        }
    }

    private static final class Uploads extends SynchronousNonBlockingStepExecution<Void> {
        private static final long serialVersionUID = 1L;
        private static final List<Channel> CHANNELS = List.of(
                new Channel.Npm(place("npm"), ".", List.of(), false),
                new Channel.PyPi(place("pypi"), "lamp", ".", List.of(), List.of(), false),
                new Channel.ClawHub(place("clawhub"), "lamp", "Lamp", "skill"));

        Uploads(StepContext context) {
            super(context);
        }

        private static Channel.Place place(String name) {
            return new Channel.Place(name, List.of(), false);
        }

        private static byte[] archive(String path, String content) {
            return SkillArchive.of(new TreeMap<>(Map.of(path, content.getBytes(StandardCharsets.UTF_8))));
        }

        @Override
        protected Void run() throws Exception {
            FilePath directory = getContext().get(FilePath.class);
            TaskListener listener = getContext().get(TaskListener.class);
            FilePathWorkspace files =
                    new FilePathWorkspace(directory, AgentConnection.over(directory.getChannel(), "agent"));
            files.copyFrom(new ByteArrayInputStream(archive("SKILL.md", "a skill")), "lamp-1.2.3.tar");
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream zipped = new GZIPOutputStream(packed)) {
                zipped.write(archive("package/package.json", "{\"name\":\"lamp\",\"version\":\"1.2.3\"}"));
            }
            files.copyFrom(new ByteArrayInputStream(packed.toByteArray()), "lamp-1.2.3.tgz");
            try (ReleaseWiring.Opened ports =
                    getContext().get(ReleaseWiring.class).open()) {
                for (Channel channel : CHANNELS) {
                    BuiltPackage built = new BuiltPackage(
                            channel.place().name(),
                            "lamp",
                            "1.2.3",
                            List.of(channel instanceof Channel.Npm ? "lamp-1.2.3.tgz" : "lamp-1.2.3.tar"));
                    try {
                        ports.channel(channel).publish(new Upload(built, files, "latest"));
                    } catch (PortUnavailable e) {
                        listener.getLogger().println(e.getMessage());
                    }
                }
                listener.getLogger()
                        .println("signed: "
                                + ports.attestor().attest("{\"subject\":[]}").orElse("nothing"));
            }
            return null;
        }
    }
}
