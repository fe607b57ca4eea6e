package io.jenkins.plugins.aegis.operation.effect;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.io.IOException;

/** What was built of a release, for those who send it somewhere. */
final class KeptArtifacts {
    private KeptArtifacts() {}

    /** @throws PortUnavailable if there are none, or the store cannot be read */
    static StoredArtifacts find(ReleasePorts ports, ReleaseVersion version, CommitId commit)
            throws PortUnavailable, InterruptedException {
        try {
            return ports.artifacts()
                    .find(version, commit)
                    .orElseThrow(() -> new PortUnavailable("the artifacts are no longer in the store"));
        } catch (IOException e) {
            throw new PortUnavailable("the artifact store cannot be read: " + e.getMessage(), e);
        }
    }
}
