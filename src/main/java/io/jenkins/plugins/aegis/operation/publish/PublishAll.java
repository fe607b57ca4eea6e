package io.jenkins.plugins.aegis.operation.publish;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.operation.build.StoredBuild;
import io.jenkins.plugins.aegis.operation.metadata.ChangelogPolicy;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;
import java.util.Map;

/** Publishes what was built and approved; the release on the forge stays a draft until all else is there (L23). */
public final class PublishAll implements Operation<PublishFacts> {
    private final ReleaseRequest request;

    public PublishAll(ReleaseRequest request) {
        this.request = request;
    }

    @Override
    public PublishFacts observe(ReleasePorts ports) throws InterruptedException {
        ReleasedCommit released = ReleasedCommit.observe(ports.git(), request);
        StoredBuild build = released.commit().isPresent()
                ? StoredBuild.observe(
                        ports.artifacts(), request.version(), released.commit().get())
                : StoredBuild.none();
        Observed<List<String>> published = ports.forge().publishedReleaseTags();
        Observed<String> baseline = released.view()
                .snapshot()
                .flatMap(refs -> ChangelogPolicy.baseline(refs, published, request.version()));
        return new PublishFacts(
                released,
                build,
                ApprovalFacts.observe(ports, released.view(), released.metadata()),
                destinations(ports, released, build),
                baseline);
    }

    private Destinations destinations(ReleasePorts ports, ReleasedCommit released, StoredBuild build)
            throws InterruptedException {
        if (released.metadata().isEmpty() || build.stored().asOptional().isEmpty()) {
            return new Destinations(
                    Map.of(), ports.forge().release(request.version().tag()), Map.of());
        }
        return Destinations.observe(
                ports,
                request.version(),
                released.metadata().get().descriptor(),
                build.stored().asOptional().get());
    }

    @Override
    public Plan decide(PublishFacts facts) {
        return PublishPlanner.decide(request, facts);
    }
}
