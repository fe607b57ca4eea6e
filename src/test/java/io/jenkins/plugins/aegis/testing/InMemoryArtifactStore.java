package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.ArtifactStore;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps sets of artifacts as long as the test runs. */
public final class InMemoryArtifactStore implements ArtifactStore {
    private record Key(ReleaseVersion version, CommitId commit) {}

    private final Map<Key, StoredArtifacts> sets = new HashMap<>();

    @Override
    public Optional<StoredArtifacts> find(ReleaseVersion version, CommitId commit) {
        return Optional.ofNullable(sets.get(new Key(version, commit)));
    }

    @Override
    public StoredArtifacts keep(
            ReleaseVersion version, CommitId commit, List<BuiltPackage> packages, Workspace directory)
            throws IOException, InterruptedException {
        Key key = new Key(version, commit);
        if (!sets.containsKey(key)) {
            sets.put(key, copied(packages, directory));
        }
        return sets.get(key);
    }

    private static StoredArtifacts copied(List<BuiltPackage> packages, Workspace directory)
            throws IOException, InterruptedException {
        InMemoryWorkspace copy = new InMemoryWorkspace();
        List<Artifact> artifacts = new ArrayList<>();
        for (String name : directory.files()) {
            try (InputStream content = directory.open(name)) {
                byte[] bytes = content.readAllBytes();
                copy.with(name, bytes);
                artifacts.add(new Artifact(
                        name,
                        bytes.length,
                        Digest.of(Digest.Algorithm.SHA256, bytes),
                        Digest.of(Digest.Algorithm.SHA512, bytes)));
            }
        }
        return new StoredArtifacts(packages, artifacts, copy);
    }
}
