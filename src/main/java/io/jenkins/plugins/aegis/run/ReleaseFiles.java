package io.jenkins.plugins.aegis.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.audit.ReleaseStory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The artifacts of a release as its job keeps them. Only what the set's own index names can be had, and nothing outside
 * the set's directory.
 */
public final class ReleaseFiles {
    private static final Path BELOW_JOB = Path.of("aegis-release", "artifacts");
    private static final String INDEX = "artifacts.json";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9@][A-Za-z0-9._+@-]*");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Path> set;

    /** @param job directory of the job */
    ReleaseFiles(Path job, ReleaseStory story) {
        String name = story.version() + "-" + story.commit();
        boolean known = !story.commit().isEmpty() && NAME.matcher(name).matches();
        this.set = known ? Optional.of(root(job).resolve(name)) : Optional.empty();
    }

    /** Where a job keeps the artifacts of its releases. */
    public static Path root(Path job) {
        return job.resolve(BELOW_JOB);
    }

    /** All files of the set; empty before it is built. */
    List<FileRow> list() {
        List<FileRow> files = new ArrayList<>();
        set.map(directory -> directory.resolve(INDEX))
                .filter(Files::isRegularFile)
                .ifPresent(index -> read(index).path("artifacts").forEach(each -> {
                    FileRow file = new FileRow(
                            each.path("name").asText(),
                            each.path("size").asLong(),
                            each.path("sha256").asText());
                    if (NAME.matcher(file.getName()).matches()) {
                        files.add(file);
                    }
                }));
        return files;
    }

    /** A file of the set by its name. */
    Optional<Path> find(String name) {
        return list().stream()
                .filter(file -> file.getName().equals(name))
                .findFirst()
                .map(file -> set.orElseThrow().resolve(file.getName()))
                .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS));
    }

    private static JsonNode read(Path index) {
        try {
            return JSON.readTree(index.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The list of artifacts " + index + " cannot be read; check path and rights", e);
        }
    }
}
