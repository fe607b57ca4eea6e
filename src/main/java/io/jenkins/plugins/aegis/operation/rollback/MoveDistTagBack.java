package io.jenkins.plugins.aegis.operation.rollback;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.version.WrittenAuthorisation;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import java.util.ArrayList;
import java.util.List;
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
     * @param packages of the channels that have dist-tags, as the released commit lays them out
     * @param approval empty if no issue is named
     */
    public record Facts(RepositoryView view, List<TaggedPackage> packages, Optional<WrittenAuthorisation> approval) {
        public Facts {
            packages = List.copyOf(packages);
        }
    }

    /**
     * A package whose users may follow a dist-tag.
     *
     * @param published what its channel has under that name
     */
    public record TaggedPackage(Channel channel, Observed<String> name, Observed<Publication> published) {}

    /** What a maintainer writes into the issue. */
    static String line(ReleaseRequest request) {
        return "rollback-approved: " + request.version();
    }

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        Optional<CommitId> released = view.tag().flatMap(TagRef::commit);
        List<TaggedPackage> packages =
                released.isPresent() ? packages(ports, MetadataFacts.ofCommit(ports.git(), released.get())) : List.of();
        return new Facts(
                view,
                packages,
                issue > 0
                        ? Optional.of(
                                WrittenAuthorisation.observe(ports.forge(), issue, line(request), Optional.empty()))
                        : Optional.empty());
    }

    private List<TaggedPackage> packages(ReleasePorts ports, MetadataFacts released) throws InterruptedException {
        List<TaggedPackage> packages = new ArrayList<>();
        for (Channel channel : released.descriptor().packaging().channels()) {
            if (channel instanceof Channel.Npm) {
                Observed<String> name = released.packageName(channel);
                packages.add(new TaggedPackage(
                        channel,
                        name,
                        name.asOptional().isPresent()
                                ? ports.channel(channel)
                                        .published(name.asOptional().get(), channel.versionOf(request.version()))
                                : name.flatMap(none -> Observed.absent(name.source()))));
            }
        }
        return packages;
    }

    @Override
    public Plan decide(Facts facts) {
        return DistTagPlanner.decide(new DistTagPlanner.Asked(request, reason, issue), facts);
    }
}
