package io.jenkins.plugins.aegis.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.aegis.rehearsal.People;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The forge as anybody sees it over HTTP. */
record ForgeView(URI endpoint, String repository) {
    private static final String[] AS_PIPELINE = {"Authorization", "Bearer " + People.TOKEN};

    JsonNode get(String path) {
        return Http.json(URI.create(endpoint + "/repos/" + repository + path), AS_PIPELINE);
    }

    /** Changes something as one with the right to. */
    void patch(String path, String json) {
        Http.patch(URI.create(endpoint + "/repos/" + repository + path), json, AS_PIPELINE);
    }

    /** All releases, drafts too. */
    JsonNode releases() {
        return get("/releases");
    }

    /** Each release's tag, and whether it is a draft or published. */
    List<String> releaseStates() {
        List<String> states = new ArrayList<>();
        releases()
                .forEach(release -> states.add(release.path("tag_name").asText()
                        + (release.path("draft").asBoolean() ? " draft" : " published")));
        return states;
    }

    JsonNode release(String tag) {
        return get("/releases/tags/" + tag);
    }

    /** Each attached file's name and bytes, downloaded. */
    Map<String, byte[]> assets(String tag) {
        Map<String, byte[]> assets = new TreeMap<>();
        for (JsonNode asset : release(tag).path("assets")) {
            URI uri = URI.create(asset.path("browser_download_url").asText());
            assets.put(asset.path("name").asText(), Http.get(uri, AS_PIPELINE).body());
        }
        return assets;
    }

    /** Every pull request as {@code #number head → base: state}. */
    List<String> pulls() {
        List<String> pulls = new ArrayList<>();
        for (JsonNode pull : get("/pulls?state=all&sort=created&direction=asc")) {
            String state = pull.path("merged_at").isTextual()
                    ? "merged"
                    : pull.path("state").asText();
            pulls.add("#%d %s → %s: %s"
                    .formatted(
                            pull.path("number").asInt(),
                            pull.path("head").path("ref").asText(),
                            pull.path("base").path("ref").asText(),
                            state));
        }
        return pulls;
    }
}
