package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.port.BuildRecord.RecordedTag;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import java.util.List;

/**
 * Whether the go was given in an earlier build of the job, so that nobody need be asked again.
 *
 * <p>A tag's message carries the digest of what was approved, and whoever may push tags can write it. So it counts here only
 * on the very object of which an earlier build recorded that it pushed it. Where that is not known, people are asked.
 */
public final class EarlierGo {
    private EarlierGo() {}

    /** To be looked at after {@link RequestApproval}, which asks for nothing only where the tag carries every approval. */
    public static boolean isGiven(ReleaseRequest request, ReleasePorts ports) throws InterruptedException {
        if (ApprovalFacts.observe(ports).request().isPresent()) {
            return false;
        }
        List<RecordedTag> pushed =
                ports.build().tagsPushedEarlier().asOptional().orElse(List.of());
        return RepositoryView.observe(ports.git(), request)
                .releasedTag()
                .filter(tag -> pushed.stream().anyMatch(earlier -> isThat(earlier, tag)))
                .isPresent();
    }

    private static boolean isThat(RecordedTag earlier, TagRef tag) {
        return earlier.tag().equals(tag.name())
                && earlier.object().equals(tag.object().hex());
    }
}
