package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.registry.NpmRegistryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a user of the package does, with the real npm: looks at the dist-tags, and installs by dist-tag. */
record UserCheck(NpmRegistryServer registry, Path directory) {

    /**
     * Installs the package by its dist-tag into a new project.
     *
     * @throws IOException if the installed version is another one, or npm fails; the message ends with what npm said
     */
    void install(String packageName, String version, String distTag, Progress progress) throws IOException {
        Path project = Files.createTempDirectory(Files.createDirectories(directory), "user-");
        Path npmrc = project.resolve("npmrc");
        registry.writeUserConfig(npmrc);
        Files.writeString(project.resolve("package.json"), "{\"private\": true}\n");
        List<String> settings = List.of(
                "--registry=" + registry.url(),
                "--userconfig=" + npmrc,
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--prefer-online");
        progress.say("");
        progress.say("As a user");
        String view = npm(project, List.of("view", packageName, "dist-tags." + distTag), settings)
                .strip();
        progress.say("  npm view " + packageName + " dist-tags." + distTag + " → " + view);
        String coordinate = packageName + "@" + distTag;
        npm(project, List.of("install", coordinate), settings);
        String installed = npm(project, List.of("ls", packageName, "--parseable", "--long"), settings)
                .strip();
        boolean same = installed.endsWith(packageName + "@" + version);
        progress.say("  npm install " + coordinate + " → " + installed.substring(installed.lastIndexOf(':') + 1));
        if (!same || !view.equals(version)) {
            throw new IOException("users do not get " + packageName + "@" + version + " under " + distTag);
        }
    }

    private static String npm(Path project, List<String> words, List<String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of("npm"));
        command.addAll(words);
        command.addAll(settings);
        LocalCommand.Outcome outcome =
                LocalCommand.in(project, command.toArray(String[]::new)).run();
        if (outcome.exitCode() != 0) {
            throw new IOException("npm " + String.join(" ", words) + " failed: " + outcome.errorOutput());
        }
        return outcome.output();
    }
}
