package io.jenkins.plugins.aegis.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.aegis.adapter.signing.SigningKey;
import io.jenkins.plugins.aegis.config.AegisConfiguration;
import io.jenkins.plugins.aegis.config.EffectiveSettings;
import io.jenkins.plugins.aegis.config.SiteSettings;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kohsuke.stapler.DataBoundSetter;

/** What {@code bin/rehearse --serve} gives to a controller. */
class ServedRehearsalTest {
    @TempDir
    static Path temporary;

    private static Path directory;
    private static ServedProcess served;

    @BeforeAll
    static void start() {
        directory = temporary.resolve("site");
        served = ServedProcess.start(directory);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @Test
    void configuresThePluginByItsOwnSettings() throws Exception {
        SiteSettings typed = new SiteSettings();
        Map<String, Method> setters = setters();

        for (Map.Entry<String, JsonNode> setting : settings().properties()) {
            assertThat(setters).containsKey(setting.getKey());
            set(typed, setters.get(setting.getKey()), setting.getValue());
        }

        EffectiveSettings effective = EffectiveSettings.of(List.of(typed));
        ReleaseSite site = effective.toSite();
        assertThat(site.repository()).isEqualTo("aegis-sample/beacon");
        assertThat(site.remote())
                .isEqualTo(directory.toRealPath().resolve("remote.git").toString());
        assertThat(site.approval().approvers()).isEqualTo(People.APPROVERS);
        assertThat(effective.graphqlBase()).isEqualTo(site.forgeApi());
        assertThat(effective.releasePleaseCommand()).singleElement().satisfies(command -> assertThat(Path.of(command))
                .isExecutable());
    }

    @Test
    void definesTheCredentialsThatItNames() throws IOException {
        assertThat(credential("forgeCredentialsId").path("scope").asText()).isEqualTo("GLOBAL");
        assertThat(credential("npmCredentialsId").path("scope").asText()).isEqualTo("GLOBAL");
        assertThat(credential("signingCredentialsId").path("scope").asText()).isEqualTo("GLOBAL");
    }

    @Test
    void givesTheControllerTheKeyWhosePublicHalfIsThereForUsers() throws IOException {
        byte[] key = Base64.getDecoder()
                .decode(credential("signingCredentialsId").path("secretBytes").asText());

        assertThat(SigningKey.ofPem(new String(key, StandardCharsets.US_ASCII)).publicPem())
                .isEqualTo(Files.readString(directory.resolve("signing-key.pub.pem")));
    }

    @Test
    void servesTheForgeToItsToken() throws Exception {
        URI user = URI.create(settings().path("forgeApi").asText() + "/user");

        assertThat(get(user, credential("forgeCredentialsId").path("secret").asText()))
                .contains("\"" + People.PIPELINE + "\"");
    }

    @Test
    void servesTheRegistryToItsToken() throws Exception {
        assertThat(whoami(settings(), credential("npmCredentialsId"))).contains("\"rehearsal\"");
    }

    @Test
    void saysWhatToDoNextInThreeLines() throws IOException {
        assertThat(served.messages().lines().filter(line -> line.matches("[1-9]\\. .*")))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("aegis-release.hpi"))
                .anySatisfy(line -> assertThat(line).contains("Jenkinsfile"))
                .anySatisfy(line -> assertThat(line).contains("maria or noor"));
    }

    @Test
    void keepsTheConfigurationForThisUserOnly() throws IOException {
        Path kept = directory.resolve("jenkins.yaml");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(served.output()).contains(Files.readString(kept));
    }

    @Test
    void endsCleanlyAndComesBackAsItWas() throws Exception {
        Path elsewhere = temporary.resolve("restarted");
        String first;
        JsonNode settings;
        JsonNode npm;
        try (ServedProcess before = ServedProcess.start(elsewhere)) {
            first = before.output();
            settings = settings(before);
            npm = credential(before, "npmCredentialsId");

            // 128 and the number of the signal, as of any process that SIGTERM ended.
            assertThat(before.terminate()).isEqualTo(143);

            assertThat(before.messages()).contains("Stopped.");
        }
        assertThat(isListening(settings, "forgeApi")).isFalse();
        assertThat(isListening(settings, "npmRegistry")).isFalse();

        try (ServedProcess again = ServedProcess.start(elsewhere)) {
            assertThat(again.output()).isEqualTo(first);
            assertThat(whoami(settings, npm)).contains("\"rehearsal\"");
            assertThat(again.terminate()).isEqualTo(143);
        }
    }

    @Test
    void leavesReviewsToTheUserWhoWantsThem() throws Exception {
        try (ServedProcess manual = ServedProcess.start(temporary.resolve("manual"), "--no-auto-merge")) {
            assertThat(manual.messages()).contains(People.REVIEWER_TOKEN);

            URI user = URI.create(settings(manual).path("forgeApi").asText() + "/user");
            assertThat(get(user, People.REVIEWER_TOKEN)).contains("\"noor\"");
            manual.terminate();
        }
    }

    private static Map<String, Method> setters() {
        Map<String, Method> setters = new TreeMap<>();
        Arrays.stream(SiteSettings.class.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .forEach(method -> {
                    String name = method.getName().substring("set".length());
                    setters.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), method);
                });
        return setters;
    }

    private static void set(SiteSettings typed, Method setter, JsonNode value) throws Exception {
        Class<?> type = setter.getParameterTypes()[0];
        assertThat(value.isBoolean()).as("%s takes %s", setter.getName(), type).isEqualTo(type == boolean.class);
        setter.invoke(typed, type == boolean.class ? (Object) value.booleanValue() : value.textValue());
    }

    private static JsonNode settings() throws IOException {
        return settings(served);
    }

    private static JsonNode settings(ServedProcess of) throws IOException {
        String symbol = AegisConfiguration.class.getAnnotation(Symbol.class).value()[0];
        JsonNode settings = of.configuration().path("unclassified").path(symbol).path("site");
        assertThat(settings.isObject()).isTrue();
        return settings;
    }

    private static JsonNode credential(String setting) throws IOException {
        return credential(served, setting);
    }

    private static JsonNode credential(ServedProcess of, String setting) throws IOException {
        String id = settings(of).path(setting).asText();
        List<JsonNode> found = new ArrayList<>();
        of.configuration()
                .at("/credentials/system/domainCredentials/0/credentials")
                .forEach(entry -> entry.forEach(found::add));
        return found.stream()
                .filter(entry -> entry.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String whoami(JsonNode settings, JsonNode credential) throws Exception {
        URI registry = URI.create(settings.path("npmRegistry").asText());
        return get(registry.resolve("-/whoami"), credential.path("secret").asText());
    }

    private static String get(URI address, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static boolean isListening(JsonNode settings, String address) {
        try (Socket socket = new Socket(
                "127.0.0.1", URI.create(settings.path(address).asText()).getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
