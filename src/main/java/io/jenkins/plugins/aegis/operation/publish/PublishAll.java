package io.jenkins.plugins.aegis.operation.publish;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.operation.build.StoredBuild;
import io.jenkins.plugins.aegis.operation.metadata.ChangelogPolicy;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.ArtifactStore.BuiltPackage;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
        return new PublishFacts(released, build, ApprovalFacts.observe(ports), channels(ports, build), baseline);
    }

    private PublishFacts.Channels channels(ReleasePorts ports, StoredBuild build) throws InterruptedException {
        Optional<String> name =
                build.stored().asOptional().map(StoredArtifacts::built).map(BuiltPackage::packageName);
        Observed<ForgeRelease> release = ports.forge().release(request.version().tag());
        Map<String, Observed<Digest>> attached = new TreeMap<>();
        if (release.asOptional().isPresent()) {
            for (Artifact artifact : build.artifacts()) {
                ForgeRelease there = release.asOptional().get();
                if (there.asset(artifact.name()).isPresent()) {
                    attached.put(artifact.name(), ports.forge().downloadDigest(there, artifact.name()));
                }
            }
        }
        return new PublishFacts.Channels(
                name.isPresent() ? ports.npm().published(name.get()) : Observed.absent("a built package"),
                release,
                attached);
    }

    @Override
    public Plan decide(PublishFacts facts) {
        return PublishPlanner.decide(request, facts);
    }
}
