package io.jenkins.plugins.aegis.rehearsal.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What npm on this machine is configured with, as npm itself answers it ({@code npm config list --json}, which leaves
 * credentials out).
 */
public record NpmSettings(JsonNode values) {

    /** Asks npm, with the given additions to its environment. */
    public static NpmSettings ask(Path directory, Map<String, String> environment) {
        String answer = LocalCommand.in(directory, "npm", "config", "list", "--json", "--loglevel=error")
                .with(environment)
                .output();
        try {
            return new NpmSettings(new ObjectMapper().readTree(answer));
        } catch (JsonProcessingException e) {
            throw new ToolsUnavailable("'npm config list --json' gave no JSON: is the npm on the PATH a real one?", e);
        }
    }

    /** The registry that packages come from. */
    public URI registry() {
        return URI.create(values.path("registry").asText());
    }

    /** The value of a setting, where it has one. */
    public Optional<String> value(String name) {
        JsonNode value = values.path(name);
        return value.isTextual() && !value.asText().isBlank() ? Optional.of(value.asText()) : Optional.empty();
    }
}
