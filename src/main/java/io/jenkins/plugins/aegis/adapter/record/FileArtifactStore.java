package io.jenkins.plugins.aegis.adapter.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.ArtifactStore;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Artifacts in a directory on the controller, one set for each version and commit, beyond the build that made them.
 *
 * <p>A set appears as a whole, by a rename, and is never changed. Whoever asks for it gets a copy on the machine that
 * builds, whose digests are compared with the set's record.
 */
public final class FileArtifactStore implements ArtifactStore {
    private static final String INDEX = "artifacts.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final Workspace copies;

    /**
     * @param root on the controller
     * @param copies on the machine that builds
     */
    public FileArtifactStore(Path root, Workspace copies) {
        this.root = root;
        this.copies = copies;
    }

    /** One at a time, so that two channels that publish side by side do not copy one file at once. */
    @Override
    public synchronized Optional<StoredArtifacts> find(ReleaseVersion version, CommitId commit)
            throws IOException, InterruptedException {
        Path set = root.resolve(name(version, commit));
        if (!Files.isDirectory(set)) {
            return Optional.empty();
        }
        ObjectNode index = (ObjectNode) JSON.readTree(set.resolve(INDEX).toFile());
        List<Artifact> artifacts = new ArrayList<>();
        index.get("artifacts")
                .forEach(each -> artifacts.add(new Artifact(
                        each.get("name").asText(),
                        each.get("size").asLong(),
                        new Digest(Digest.Algorithm.SHA256, each.get("sha256").asText()),
                        new Digest(Digest.Algorithm.SHA512, each.get("sha512").asText()))));
        Workspace copy = copies.directory(name(version, commit));
        for (Artifact artifact : artifacts) {
            hand(set, artifact, copy);
        }
        return Optional.of(new StoredArtifacts(packages(index), artifacts, copy));
    }

    private static List<BuiltPackage> packages(JsonNode index) {
        List<BuiltPackage> packages = new ArrayList<>();
        for (JsonNode each : index.path("packages")) {
            List<String> files = new ArrayList<>();
            each.path("files").forEach(file -> files.add(file.asText()));
            packages.add(new BuiltPackage(
                    each.path("channel").asText(),
                    each.path("name").asText(),
                    each.path("version").asText(),
                    files));
        }
        return packages;
    }

    private static void hand(Path set, Artifact artifact, Workspace copy) throws IOException, InterruptedException {
        if (copy.exists(artifact.name())
                && copy.digest(artifact.name(), Digest.Algorithm.SHA256).equals(artifact.sha256())) {
            return;
        }
        try (InputStream content = Files.newInputStream(set.resolve(artifact.name()))) {
            copy.copyFrom(content, artifact.name());
        }
        Digest digest = copy.digest(artifact.name(), Digest.Algorithm.SHA256);
        if (!digest.equals(artifact.sha256())) {
            throw new IOException(artifact.name() + " in " + set + " is " + digest + ", but " + artifact.sha256()
                    + " was built; somebody changed the artifact store");
        }
    }

    @Override
    public StoredArtifacts keep(
            ReleaseVersion version, CommitId commit, List<BuiltPackage> packages, Workspace directory)
            throws IOException, InterruptedException {
        Optional<StoredArtifacts> there = find(version, commit);
        if (there.isPresent()) {
            return there.get();
        }
        Files.createDirectories(root);
        Path draft = Files.createTempDirectory(root, ".draft-");
        try {
            ObjectNode index = JSON.createObjectNode();
            index.put("v", 2);
            index.put("version", version.toString());
            index.put("commit", commit.hex());
            packages.forEach(built -> built.files()
                    .forEach(index.withArray("packages")
                            .addObject()
                            .put("channel", built.channel())
                            .put("name", built.name())
                            .put("version", built.version())
                            .putArray("files")::add));
            for (String file : directory.files()) {
                try (InputStream content = directory.open(file)) {
                    Files.copy(content, draft.resolve(file));
                }
                index.withArray("artifacts")
                        .addObject()
                        .put("name", file)
                        .put("size", Files.size(draft.resolve(file)))
                        .put(
                                "sha256",
                                directory.digest(file, Digest.Algorithm.SHA256).hex())
                        .put(
                                "sha512",
                                directory.digest(file, Digest.Algorithm.SHA512).hex());
            }
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(draft.resolve(INDEX).toFile(), index);
            Files.move(draft, root.resolve(name(version, commit)), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            discard(draft);
        }
        return find(version, commit).orElseThrow(() -> new IOException("the artifacts of " + version + " vanished"));
    }

    private static void discard(Path draft) throws IOException {
        if (!Files.exists(draft)) {
            return;
        }
        try (Stream<Path> files = Files.list(draft)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(draft);
    }

    private static String name(ReleaseVersion version, CommitId commit) {
        return version + "-" + commit.hex();
    }
}
