package io.jenkins.plugins.aegis.operation.publish;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.operation.build.StoredBuild;
import java.util.Map;

/**
 * What is to be published, and what is published where.
 *
 * @param there without any entry as long as nothing was built
 * @param baseline the tag that the release notes start at; Absent once there is a release, which has its notes
 */
public record PublishFacts(
        ReleasedCommit released,
        StoredBuild build,
        ApprovalFacts approval,
        Destinations there,
        Observed<String> baseline) {
    /** The same with these files of the release. */
    public PublishFacts with(Map<String, Observed<Digest>> attached) {
        return new PublishFacts(released, build, approval, there.with(attached), baseline);
    }
}
