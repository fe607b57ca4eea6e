package io.jenkins.plugins.aegis.operation.publish;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.operation.build.StoredBuild;

/**
 * What is to be published, and what is published where.
 *
 * @param there without any entry as long as nothing was built
 * @param baseline the tag that the release notes start at
 */
public record PublishFacts(
        ReleasedCommit released,
        StoredBuild build,
        ApprovalFacts approval,
        Destinations there,
        Observed<String> baseline) {}
