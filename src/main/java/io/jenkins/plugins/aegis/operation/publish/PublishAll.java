package io.jenkins.plugins.aegis.operation.publish;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.operation.build.StoredBuild;
import io.jenkins.plugins.aegis.operation.metadata.ChangelogPolicy;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.Map;

/** Publishes what was built and approved; the release on the forge stays a draft until all else is there (L23). */
public final class PublishAll implements Operation<PublishFacts> {
    private final ReleaseRequest request;

    public PublishAll(ReleaseRequest request) {
        this.request = request;
    }

    @Override
    public PublishFacts observe(ReleasePorts ports) throws InterruptedException {
        return observe(ports, Destinations.Attached.AS_STATED);
    }

    /** @param attached how the files of the release are looked at */
    public PublishFacts observe(ReleasePorts ports, Destinations.Attached attached) throws InterruptedException {
        ReleasedCommit released = ReleasedCommit.observe(ports.git(), request);
        StoredBuild build = released.commit().isPresent()
                ? StoredBuild.observe(
                        ports.artifacts(), request.version(), released.commit().get())
                : StoredBuild.none();
        Destinations destinations = destinations(ports, released, build, attached);
        return new PublishFacts(
                released,
                build,
                ApprovalFacts.observe(ports, released.view(), released.metadata()),
                destinations,
                destinations.release().isAbsent()
                        ? ChangelogPolicy.baseline(
                                ports.forge(), released.view().snapshot(), request.version())
                        : Observed.absent("the notes are written"));
    }

    private Destinations destinations(
            ReleasePorts ports, ReleasedCommit released, StoredBuild build, Destinations.Attached attached)
            throws InterruptedException {
        if (released.metadata().isEmpty() || build.stored().asOptional().isEmpty()) {
            return new Destinations(
                    Map.of(), ports.forge().release(request.version().tag()), Map.of());
        }
        return Destinations.observe(
                ports,
                request.version(),
                released.metadata().get().descriptor(),
                build.stored().asOptional().get(),
                attached);
    }

    @Override
    public Plan decide(PublishFacts facts) {
        return PublishPlanner.decide(request, facts);
    }
}
