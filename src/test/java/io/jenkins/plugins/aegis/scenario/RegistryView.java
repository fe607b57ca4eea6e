package io.jenkins.plugins.aegis.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.sample.SampleProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sample's package in the registry, as anybody sees it over HTTP and with npm. */
record RegistryView(URI url) {

    private JsonNode document() {
        return Http.json(URI.create(url + SampleProject.PACKAGE.replace("/", "%2F")));
    }

    /** The published versions, in the registry's order. */
    List<String> versions() {
        List<String> versions = new ArrayList<>();
        document().path("versions").properties().forEach(version -> versions.add(version.getKey()));
        return versions;
    }

    Map<String, String> distTags() {
        Map<String, String> tags = new TreeMap<>();
        document()
                .path("dist-tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return tags;
    }

    byte[] tarball(String version) {
        return Http.get(URI.create(document()
                        .path("versions")
                        .path(version)
                        .path("dist")
                        .path("tarball")
                        .asText()))
                .body();
    }

    /** Runs npm as a user of this registry who has nothing else. */
    String npm(Path directory, String... arguments) {
        try {
            Path home = Files.createDirectories(directory);
            Path configuration =
                    Files.writeString(home.resolve("npmrc"), "registry=" + url + "\nupdate-notifier=false\n");
            List<String> words = new ArrayList<>(List.of("npm"));
            words.addAll(List.of(arguments));
            return LocalCommand.in(home, words.toArray(String[]::new))
                    .with("npm_config_userconfig", configuration.toString())
                    .with("npm_config_cache", home.resolve("cache").toString())
                    .output();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
