package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The artifacts of a release, built once: kept by the platform beyond the step and the build, so that a rerun publishes
 * the same bytes.
 */
public interface ArtifactStore {
    /** The complete set that was built for that version from that commit, by this build or an earlier one of the job. */
    Optional<StoredArtifacts> find(ReleaseVersion version, CommitId commit) throws IOException, InterruptedException;

    /**
     * Keeps every regular file of the directory as the set of that version and commit; a set that is there already is
     * never replaced.
     *
     * @param packages what the files make up; the files beside them are evidence
     */
    StoredArtifacts keep(ReleaseVersion version, CommitId commit, List<BuiltPackage> packages, Workspace directory)
            throws IOException, InterruptedException;

    /**
     * Everything that is released of one version.
     *
     * @param directory where the files can be read; their digests were checked against the set's record
     */
    record StoredArtifacts(List<BuiltPackage> packages, List<Artifact> artifacts, Workspace directory) {
        public StoredArtifacts {
            packages = List.copyOf(packages);
            artifacts = List.copyOf(artifacts);
        }

        /** @throws IllegalArgumentException if the set has no such file */
        public Artifact artifact(String name) {
            return artifacts.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no artifact " + name + " in this release"));
        }

        /** The files of a package. */
        public List<Artifact> artifactsOf(BuiltPackage built) {
            return built.files().stream().map(this::artifact).toList();
        }
    }
}
