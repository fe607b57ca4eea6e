package io.jenkins.plugins.aegis.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.aegis.descriptor.Channel.Place;
import io.jenkins.plugins.aegis.descriptor.Channel.VersionLine;
import java.util.List;
import java.util.Optional;

/** Reads one channel of a descriptor that the schema has judged; its {@code default}s are those of the schema. */
final class ChannelReader {
    private ChannelReader() {}

    static Channel channel(JsonNode node) {
        Place place = new Place(
                node.path("name").textValue(),
                texts(node.path("needs")),
                node.path("optional").asBoolean(false),
                node.has("buildAfter") ? Optional.of(texts(node.path("buildAfter"))) : Optional.empty());
        return switch (node.path("type").textValue()) {
            case "npm" ->
                new Channel.Npm(
                        place,
                        node.path("directory").asText("."),
                        commands(node.path("build")),
                        node.path("setVersion").asBoolean(false));
            case "pypi" ->
                new Channel.PyPi(
                        place,
                        node.path("package").textValue(),
                        node.path("directory").textValue(),
                        commands(node.path("build")),
                        DescriptorReader.list(node.path("versionLines"), ChannelReader::versionLine, List.of()),
                        node.path("isolation").asBoolean(true));
            case "helm" ->
                new Channel.Helm(
                        place,
                        node.path("chart").textValue(),
                        node.path("branch").asText("gh-pages"),
                        node.path("directory").asText("."));
            case "clawhub" ->
                new Channel.ClawHub(
                        place,
                        node.path("slug").textValue(),
                        node.path("title").asText(node.path("slug").textValue()),
                        node.path("directory").textValue());
            case "command" ->
                new Channel.Command(
                        place,
                        node.path("package").textValue(),
                        commands(node.path("build")),
                        texts(node.path("files")),
                        texts(node.path("observe")),
                        texts(node.path("publish")),
                        texts(node.path("download")));
            default -> throw new IllegalArgumentException("the schema names no type " + node.path("type"));
        };
    }

    static List<String> command(JsonNode node) {
        return texts(node);
    }

    private static List<List<String>> commands(JsonNode node) {
        return DescriptorReader.list(node, ChannelReader::command, List.of());
    }

    private static VersionLine versionLine(JsonNode node) {
        return new VersionLine(node.path("file").textValue(), node.path("line").textValue());
    }

    private static List<String> texts(JsonNode node) {
        return DescriptorReader.list(node, JsonNode::textValue, List.of());
    }
}
