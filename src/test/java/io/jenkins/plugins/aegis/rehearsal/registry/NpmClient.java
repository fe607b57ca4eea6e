package io.jenkins.plugins.aegis.rehearsal.registry;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real npm, as a user of one registry who has nothing but the configuration in a directory. */
record NpmClient(Path directory) {

    Path npmrc() {
        return directory.resolve("npmrc");
    }

    /** Publishes a package of one file, {@code index.js}. */
    void publish(String name, String version, String distTag) {
        try {
            Path source = Files.createDirectories(directory.resolve("source"));
            Files.writeString(
                    source.resolve("package.json"), "{\"name\": \"%s\", \"version\": \"%s\"}".formatted(name, version));
            Files.writeString(source.resolve("index.js"), "module.exports = 7;");
            run("publish", source.toString(), "--tag", distTag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String run(String... arguments) {
        List<String> words = new ArrayList<>(List.of("npm"));
        words.addAll(List.of(arguments));
        return LocalCommand.in(directory, words.toArray(String[]::new))
                .with("npm_config_userconfig", npmrc().toString())
                .with("npm_config_cache", directory.resolve("cache").toString())
                .output();
    }
}
