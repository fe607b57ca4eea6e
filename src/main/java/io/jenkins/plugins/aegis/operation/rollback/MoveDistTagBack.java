package io.jenkins.plugins.aegis.operation.rollback;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.version.WrittenAuthorisation;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.PackageRegistry.PublishedPackage;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import java.util.Optional;

/**
 * Moves the dist-tag of an unusable release back to the version below.
 *
 * <p>Publishing only ever moves a dist-tag up (lesson L6). This is the one exception, so it asks for more: a reason, and
 * the word of a maintainer in an open issue.
 */
public final class MoveDistTagBack implements Operation<MoveDistTagBack.Facts> {
    private final ReleaseRequest request;
    private final String reason;
    private final int issue;

    /** @param issue number of the approval issue; 0 if none is named */
    public MoveDistTagBack(ReleaseRequest request, String reason, int issue) {
        this.request = request;
        this.reason = reason;
        this.issue = issue;
    }

    /**
     * @param packageName of the released commit
     * @param published all that the registry has under that name
     * @param approval empty if no issue is named
     */
    public record Facts(
            RepositoryView view,
            Observed<String> packageName,
            Observed<PublishedPackage> published,
            Optional<WrittenAuthorisation> approval) {}

    /** What a maintainer writes into the issue. */
    static String line(ReleaseRequest request) {
        return "rollback-approved: " + request.version();
    }

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        Optional<CommitId> released = view.tag().flatMap(TagRef::commit);
        Observed<String> name = released.isPresent()
                ? MetadataFacts.ofCommit(ports.git(), released.get()).packageName()
                : Observed.absent("tag " + request.version().tag());
        Observed<PublishedPackage> published = name.asOptional().isPresent()
                ? ports.npm().published(name.asOptional().get())
                : name.flatMap(none -> Observed.absent(name.source()));
        return new Facts(
                view,
                name,
                published,
                issue > 0
                        ? Optional.of(
                                WrittenAuthorisation.observe(ports.forge(), issue, line(request), Optional.empty()))
                        : Optional.empty());
    }

    @Override
    public Plan decide(Facts facts) {
        return DistTagPlanner.decide(new DistTagPlanner.Asked(request, reason, issue), facts);
    }
}
