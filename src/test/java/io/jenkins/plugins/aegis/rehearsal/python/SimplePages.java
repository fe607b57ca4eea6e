package io.jenkins.plugins.aegis.rehearsal.python;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The pages of the simple repository interface, as JSON and as HTML. Source: PEP 503, PEP 629, PEP 691. */
record SimplePages(IndexStorage storage) {
    private static final ObjectMapper JSON = new ObjectMapper();

    String rootAsJson() throws IOException {
        ObjectNode page = page();
        ArrayNode projects = page.putArray("projects");
        storage.projects().forEach(project -> projects.addObject().put("name", project));
        return page.toString();
    }

    String rootAsHtml() throws IOException {
        return html(
                "Simple index",
                storage.projects().stream()
                        .map(project -> "<a href=\"/simple/" + project + "/\">" + project + "</a><br/>")
                        .toList());
    }

    String projectAsJson(String project) throws IOException {
        ObjectNode page = page().put("name", project);
        ArrayNode files = page.putArray("files");
        for (String file : storage.files(project)) {
            files.addObject()
                    .put("filename", file)
                    .put("url", address(project, file))
                    .put("yanked", false)
                    .putObject("hashes")
                    .put("sha256", sha256(project, file));
        }
        return page.toString();
    }

    String projectAsHtml(String project) throws IOException {
        StringBuilder anchors = new StringBuilder();
        for (String file : storage.files(project)) {
            anchors.append("<a href=\"%s#sha256=%s\">%s</a><br/>\n"
                    .formatted(address(project, file), sha256(project, file), file));
        }
        return html("Links for " + project, List.of(anchors.toString()));
    }

    private static ObjectNode page() {
        ObjectNode page = JSON.createObjectNode();
        page.putObject("meta").put("api-version", "1.0");
        return page;
    }

    private static String address(String project, String file) {
        return "/files/" + project + "/" + file;
    }

    private String sha256(String project, String file) throws IOException {
        return IndexStorage.hex("SHA-256", storage.content(project, file));
    }

    private static String html(String title, List<String> lines) {
        return lines.stream()
                .collect(Collectors.joining(
                        "\n",
                        "<!DOCTYPE html>\n<html><head><meta name=\"pypi:repository-version\" content=\"1.0\"><title>"
                                + title + "</title></head><body>\n",
                        "\n</body></html>\n"));
    }
}
