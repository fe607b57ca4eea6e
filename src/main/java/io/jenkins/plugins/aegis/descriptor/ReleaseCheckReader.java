package io.jenkins.plugins.aegis.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.aegis.descriptor.ReleaseCheck.Script;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Checks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the checks of a descriptor that the schema has judged; one with variants becomes as many checks. */
final class ReleaseCheckReader {
    private static final int MINUTES = 30;

    private ReleaseCheckReader() {}

    static Checks checks(JsonNode node, Checks otherwise) {
        List<List<String>> prepare = commands(node.path("prepare"));
        List<ReleaseCheck> release = new ArrayList<>();
        node.path("release").forEach(check -> release.addAll(variants(check, prepare)));
        return new Checks(
                DescriptorReader.list(node.path("required"), JsonNode::textValue, otherwise.required()), release);
    }

    private static List<ReleaseCheck> variants(JsonNode check, List<List<String>> prepare) {
        String name = check.path("name").textValue();
        if (!check.has("variants")) {
            return List.of(check(name, check, prepare, check.path("variant")));
        }
        return DescriptorReader.list(
                check.path("variants"),
                variant -> check(name + "/" + variant.path("name").textValue(), check, prepare, variant),
                List.of());
    }

    private static ReleaseCheck check(String name, JsonNode check, List<List<String>> prepare, JsonNode variant) {
        List<List<String>> commands = new ArrayList<>(commands(check.path("commands")));
        commands.addAll(commands(variant.path("commands")));
        SortedMap<String, String> environment = new TreeMap<>();
        List.of(check, variant).forEach(each -> each.path("environment")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText())));
        return new ReleaseCheck(
                name,
                new Script(prepare, check.path("directory").asText("."), commands, environment),
                DescriptorReader.list(check.path("reports"), JsonNode::textValue, List.of()),
                Duration.ofMinutes(check.path("timeoutMinutes").asInt(MINUTES)));
    }

    private static List<List<String>> commands(JsonNode node) {
        return DescriptorReader.list(node, ChannelReader::command, List.of());
    }
}
