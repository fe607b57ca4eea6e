package io.jenkins.plugins.aegis.operation.publish;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.operation.build.StoredBuild;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.PackageRegistry.PublishedPackage;
import java.util.Map;

/**
 * What is to be published, and what is published where.
 *
 * @param baseline the tag that the release notes start at
 */
public record PublishFacts(
        ReleasedCommit released,
        StoredBuild build,
        ApprovalFacts approval,
        Channels channels,
        Observed<String> baseline) {
    /**
     * The destinations.
     *
     * @param npm everything that the registry has under the package's name
     * @param release the release of the tag on the forge, drafts included
     * @param attached digest of each attached file of ours, by download
     */
    public record Channels(
            Observed<PublishedPackage> npm, Observed<ForgeRelease> release, Map<String, Observed<Digest>> attached) {
        public Channels {
            attached = Map.copyOf(attached);
        }
    }
}
