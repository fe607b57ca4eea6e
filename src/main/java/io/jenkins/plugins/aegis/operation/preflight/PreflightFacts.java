package io.jenkins.plugins.aegis.operation.preflight;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.operation.cut.CutFacts;
import io.jenkins.plugins.aegis.operation.drift.DriftFacts;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a release depends on before it begins.
 *
 * @param approval who may approve: that nobody may is better known before anything is cut
 * @param source metadata at the head of the source branch; empty without such a branch
 * @param production metadata at the head of the production branch; empty without such a branch
 * @param differing paths outside the metadata in which source and production branch differ; Absent if they merge
 *     cleanly, so that it does not matter
 * @param published channel to what it has under the package's name
 * @param drift since the last release
 */
public record PreflightFacts(
        CutFacts cut,
        ApprovalFacts approval,
        Optional<MetadataFacts> source,
        Optional<MetadataFacts> production,
        Observed<List<String>> differing,
        Map<Channel, Observed<Publication>> published,
        DriftFacts drift) {
    public PreflightFacts {
        published = Map.copyOf(published);
    }
}
