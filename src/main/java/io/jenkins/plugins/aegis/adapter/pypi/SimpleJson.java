package io.jenkins.plugins.aegis.adapter.pypi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.model.DistributionName;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A project's page as JSON. Source: PEP 691, "Project Detail"; PEP 700 for the list of versions. */
final class SimpleJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SimpleJson() {}

    /**
     * Reads it.
     *
     * @param at where it was read: addresses may be relative
     * @throws IllegalArgumentException if it is not that project's page
     */
    static ProjectPage read(byte[] body, DistributionName project, URI at) {
        JsonNode page = tree(body);
        if (!page.path("meta").path("api-version").asText().startsWith("1.")) {
            throw new IllegalArgumentException("it is no page of version 1 of the simple interface");
        }
        if (!project.isSameAs(page.path("name").asText()) || !page.path("files").isArray()) {
            throw new IllegalArgumentException("it does not list the files of " + project.text());
        }
        List<DistributionFile> files = new ArrayList<>();
        page.path("files").forEach(file -> files.add(file(file, at)));
        List<String> versions = new ArrayList<>();
        page.path("versions").forEach(version -> versions.add(version.asText()));
        return new ProjectPage(project, files, versions);
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no JSON document", e);
        }
    }

    private static DistributionFile file(JsonNode file, URI at) {
        String name = file.path("filename").asText();
        String address = file.path("url").asText();
        if (name.isEmpty() || address.isEmpty()) {
            throw new IllegalArgumentException("it lists a file without name or address");
        }
        JsonNode yanked = file.path("yanked");
        return new DistributionFile(
                name,
                FileAddress.resolve(at, address),
                Optional.of(file.path("hashes").path("sha256").asText()).filter(FileAddress::isSha256),
                yanked.isTextual() || yanked.asBoolean(false));
    }
}
