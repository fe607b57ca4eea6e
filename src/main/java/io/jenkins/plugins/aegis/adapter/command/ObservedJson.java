package io.jenkins.plugins.aegis.adapter.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a command says that is published: {@code {"files": {"name": "sha256:…"}, "versions": ["…"]}}, nothing else. */
final class ObservedJson {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ObservedJson() {}

    /** @throws IllegalArgumentException if it is anything else; the message says what */
    static Publication read(String output, String version) {
        JsonNode root = parse(output);
        require(root.isObject() && root.size() == 2, "it is no object with exactly files and versions");
        JsonNode files = root.path("files");
        JsonNode versions = root.path("versions");
        require(files.isObject(), "files is no object from file name to digest");
        require(versions.isArray(), "versions is no list");
        Map<String, String> digests = new TreeMap<>();
        for (Map.Entry<String, JsonNode> file : files.properties()) {
            String digest = file.getValue().asText();
            require(
                    file.getValue().isTextual() && DIGEST.matcher(digest).matches(),
                    "the digest of " + Printable.of(file.getKey(), 80) + " is none: write sha256: and 64 hexadecimal"
                            + " digits, or sha512: and 128");
            digests.put(file.getKey(), digest);
        }
        Set<String> there = new TreeSet<>();
        for (JsonNode each : versions) {
            require(each.isTextual(), "a version is no text: " + Printable.of(each.toString(), 80));
            there.add(each.textValue());
        }
        require(
                digests.isEmpty() || there.contains(version),
                "it states files of " + version + ", which is not among the versions");
        return new Publication(digests, there, Map.of());
    }

    private static JsonNode parse(String output) {
        try {
            return JSON.readTree(output);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON: " + Printable.of(output.strip(), 200), e);
        }
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
