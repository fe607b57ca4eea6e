package io.jenkins.plugins.aegis.operation.effect;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.testing.Artifacts;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.PackedPackages;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.List;

/** A release whose package lies built in the store of its build. */
final class BuiltRelease {
    static final ReleaseVersion VERSION = ReleaseVersion.parse("1.2.3");
    static final CommitId COMMIT = Views.MAIN;
    private static final byte[] OURS = PackedPackages.of(Metadata.PACKAGE, "1.2.3");
    static final byte[] OTHER = PackedPackages.of(Metadata.PACKAGE, "1.2.3", "module.exports = 2;\n");

    private BuiltRelease() {}

    /** Puts it into the store. */
    static Artifact keptBy(FakePorts ports) throws Exception {
        String name = Artifacts.tarball("1.2.3");
        StoredArtifacts stored = ports.artifacts()
                .keep(
                        VERSION,
                        COMMIT,
                        List.of(Artifacts.npm(Metadata.PACKAGE, "1.2.3")),
                        new InMemoryWorkspace().with(name, OURS));
        return stored.artifact(name);
    }
}
