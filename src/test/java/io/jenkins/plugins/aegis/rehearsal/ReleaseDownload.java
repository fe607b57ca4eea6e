package io.jenkins.plugins.aegis.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Every asset of a release, fetched from the forge over HTTP. */
record ReleaseDownload(URI forge, String repository) {
    private static final int LARGEST = 1 << 28;
    private static final Map<String, String> HEADERS = Map.of("Authorization", "Bearer " + People.TOKEN);

    /** @throws IOException if the forge has no such release, or hands out less than it lists */
    void into(Path directory, String tag) throws IOException, InterruptedException {
        JsonNode release = new ObjectMapper().readTree(get(forge + "/repos/" + repository + "/releases/tags/" + tag));
        for (JsonNode asset : release.path("assets")) {
            Files.write(
                    directory.resolve(asset.path("name").asText()),
                    get(asset.path("browser_download_url").asText()));
        }
    }

    private static byte[] get(String address) throws IOException, InterruptedException {
        HttpDownloads.Reply reply =
                HttpDownloads.within(Duration.ofSeconds(30)).get(URI.create(address), HEADERS, LARGEST);
        if (reply.status() != 200) {
            throw new IOException("GET " + address + " answered " + reply.status());
        }
        return reply.body();
    }
}
