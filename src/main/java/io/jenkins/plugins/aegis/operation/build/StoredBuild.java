package io.jenkins.plugins.aegis.operation.build;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.ArtifactStore;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import java.io.IOException;
import java.util.List;

/** The artifacts that were built for a version from a commit, as the store has them. */
public record StoredBuild(Observed<StoredArtifacts> stored) {
    /** Nothing was built, or there is no commit to build from. */
    public static StoredBuild none() {
        return new StoredBuild(Observed.absent("the artifact store"));
    }

    public static StoredBuild observe(ArtifactStore store, ReleaseVersion version, CommitId commit)
            throws InterruptedException {
        String source = "the artifact store for " + version + " at " + commit.abbreviated();
        try {
            return new StoredBuild(store.find(version, commit)
                    .map(found -> Observed.present(found, source))
                    .orElseGet(() -> Observed.absent(source)));
        } catch (IOException e) {
            return new StoredBuild(Observed.unknown(source, String.valueOf(e.getMessage())));
        }
    }

    public List<Artifact> artifacts() {
        return stored.asOptional().map(StoredArtifacts::artifacts).orElse(List.of());
    }
}
