package io.jenkins.plugins.aegis.rehearsal.helm;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Somebody who uses the charts of a repository, with Helm's configuration and cache in a directory of their own.
 *
 * @param home made when missing
 */
public record HelmUser(HelmTool helm, Path home) {
    private static final String REPOSITORY = "released";

    /**
     * Adds the repository and lists what it has of that version.
     *
     * @return names of charts, as {@code repository/chart}
     */
    public List<String> charts(URI repository, String version) throws IOException {
        run("repo", "add", REPOSITORY, repository.toString());
        return run("search", "repo", REPOSITORY + "/", "--version=" + version)
                .lines()
                .map(line -> line.split("\t"))
                .filter(fields -> fields.length > 1 && fields[1].strip().equals(version))
                .map(fields -> fields[0].strip())
                .toList();
    }

    /** Downloads the archive of a chart of the repository. */
    public Path pull(String chart, String version) throws IOException {
        Path destination = home.resolve("pulled");
        run("pull", chart, "--version=" + version, "--destination=" + destination);
        return destination.resolve(chart.substring(chart.lastIndexOf('/') + 1) + "-" + version + ".tgz");
    }

    private String run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(helm.command()));
        command.addAll(List.of(arguments));
        Map<String, String> own = Map.of(
                "HELM_CACHE_HOME", home.resolve("cache").toString(),
                "HELM_CONFIG_HOME", home.resolve("config").toString(),
                "HELM_DATA_HOME", home.resolve("data").toString());
        LocalCommand.Outcome outcome =
                new LocalCommand(command, Files.createDirectories(home.toAbsolutePath()), own).run();
        if (outcome.exitCode() != 0) {
            throw new IOException("helm " + String.join(" ", arguments) + " failed: " + outcome.errorOutput());
        }
        return outcome.output();
    }
}
