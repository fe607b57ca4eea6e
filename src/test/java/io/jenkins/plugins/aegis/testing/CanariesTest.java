package io.jenkins.plugins.aegis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that finds nothing proves something only if it finds what is there. */
class CanariesTest {
    private static final String SECRET = "s3cr3t/with+odd\"characters&in=it";

    private final Canaries canaries = new Canaries();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void findsNothingWhereNothingIs() {
        canaries.plant("token", SECRET);

        assertThat(canaries.search("log", "cloning, building, s3cr3t, done").escaped())
                .isEmpty();
        assertThat(canaries.places()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "user:", "__token__:", "x-access-token:"})
    void findsTheBasicHeaderOfAnyUser(String before) {
        canaries.plant("token", SECRET);
        String header = Base64.getEncoder().encodeToString(bytes(before + SECRET + "\n"));

        assertThat(canaries.search("header", "Authorization: Basic " + header).escaped())
                .extracting(Canaries.Escape::form)
                .contains("base64");
    }

    @Test
    void findsItInEachForm() {
        canaries.plant("token", SECRET);

        canaries.search("log", "fatal: " + SECRET);
        canaries.search("url", "https://x:" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8) + "@host/");
        canaries.search("dump", HexFormat.of().formatHex(bytes(SECRET)));
        canaries.search("json", SECRET.replace("\"", "\\\""));
        canaries.search("page", SECRET.replace("&", "&amp;").replace("\"", "&quot;"));

        assertThat(canaries.escaped())
                .extracting(Canaries.Escape::place)
                .containsExactlyInAnyOrder("log", "url", "dump", "json", "page");
    }

    @Test
    void findsALineOfAKey() {
        canaries.plant(
                "key", "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqG\nSM49AgEGCCqGSM49\n-----END PRIVATE KEY-----\n");

        assertThat(canaries.search("log", "read SM49AgEGCCqGSM49 from").escaped())
                .hasSize(1);
        assertThat(canaries.search("frame", "-----BEGIN PRIVATE KEY-----").escaped())
                .hasSize(1);
    }

    @Test
    void findsItInArgumentsAndNotInTheEnvironment() {
        String token = canaries.plant("token");

        canaries.search(List.of(Command.of("/tmp", List.of("npm", "publish")).withSecret("TOKEN", token)));
        assertThat(canaries.escaped()).isEmpty();
        canaries.search(List.of(Command.of("/tmp", List.of("npm", "publish", "--token=" + token))));
        assertThat(canaries.escaped()).extracting(Canaries.Escape::place).containsExactly("arguments of npm");
    }

    @Test
    void findsItInTheCauseOfAFailure() {
        String token = canaries.plant("token");

        canaries.search(new IllegalStateException("it failed", new IOException("GET /?key=" + token)));

        assertThat(canaries.escaped()).hasSize(1);
    }

    @Test
    void findsItInsideOfAnArchiveAndInANameOfAFile(@TempDir Path directory) throws Exception {
        String token = canaries.plant("token");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes("//registry/:_authToken=" + token));
        }
        Files.write(directory.resolve("package.tgz"), packed.toByteArray());
        Files.createDirectory(directory.resolve("cache-" + token));

        assertThat(canaries.searchBelow(directory).escaped())
                .extracting(Canaries.Escape::place)
                .containsExactlyInAnyOrder("package.tgz (unpacked)", "name of a file");
    }

    @Test
    void refusesACanaryThatSingsByChance() {
        assertThatThrownBy(() -> canaries.plant("token", "abc")).isInstanceOf(IllegalArgumentException.class);
    }
}
