package io.jenkins.plugins.aegis.adapter.clawhub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.model.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What ClawHub answers. Source: the schemas and the routes of its command line program. */
final class SkillDocument {
    private static final int LARGEST_FILE = 16 << 20;
    private static final int LARGEST_SKILL = 64 << 20;
    private static final String NOT_FOUND = "skill not found";

    private SkillDocument() {}

    /** Whether an answer 404 is ClawHub's own word that it has no such skill, not that of something in between. */
    static boolean saysNoSkill(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).strip().equalsIgnoreCase(NOT_FOUND);
    }

    /**
     * Collects the versions of one page.
     *
     * @return where the next page begins; empty at the end
     */
    static Optional<String> versions(byte[] page, Set<String> versions) throws IOException {
        JsonNode root = parse(page);
        JsonNode items = root.path("items");
        if (!items.isArray()) {
            throw new IOException("the list of versions has no items");
        }
        for (JsonNode item : items) {
            if (!item.path("version").isTextual()) {
                throw new IOException("an item in the list of versions states no version");
            }
            versions.add(item.path("version").textValue());
        }
        return Optional.ofNullable(root.path("nextCursor").textValue()).filter(cursor -> !cursor.isEmpty());
    }

    /** Path to the SHA-256 that is stated, for each file of a version; empty if none is stated. */
    static SortedMap<String, Digest> files(byte[] version) throws IOException {
        SortedMap<String, Digest> files = new TreeMap<>();
        for (JsonNode file : parse(version).path("version").path("files")) {
            String path = file.path("path").asText();
            if (isOfTheSkill(path)) {
                try {
                    files.put(
                            path,
                            new Digest(
                                    Digest.Algorithm.SHA256, file.path("sha256").asText()));
                } catch (IllegalArgumentException e) {
                    throw new IOException(path + " is listed without a SHA-256", e);
                }
            }
        }
        return files;
    }

    /** The files of a download that the version lists, each of the digest that it lists. */
    static SortedMap<String, byte[]> unpack(byte[] zip, SortedMap<String, Digest> listed) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        int left = LARGEST_SKILL;
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (listed.containsKey(entry.getName())) {
                    byte[] content = entries.readNBytes(Math.min(LARGEST_FILE, left));
                    left -= content.length;
                    files.put(entry.getName(), content);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("the download is no zip archive", e);
        }
        for (var file : listed.entrySet()) {
            byte[] content = files.get(file.getKey());
            if (content == null) {
                throw new IOException(file.getKey() + " is listed and not in the download");
            }
            Digest digest = Digest.of(Digest.Algorithm.SHA256, content);
            if (!digest.equals(file.getValue())) {
                throw new IOException(
                        file.getKey() + " is downloaded as " + digest + " and listed as " + file.getValue());
            }
        }
        return files;
    }

    /** ClawHub writes a card of its own into each version. */
    static boolean isOfTheSkill(String path) {
        return !path.isEmpty() && !path.equalsIgnoreCase("skill-card.md");
    }

    private static JsonNode parse(byte[] body) throws IOException {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException("the answer is no JSON", e);
        }
    }
}
