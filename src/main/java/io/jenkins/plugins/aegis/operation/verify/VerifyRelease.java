package io.jenkins.plugins.aegis.operation.verify;

import io.jenkins.plugins.aegis.concurrent.SideBySide;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.attest.AttestationFacts;
import io.jenkins.plugins.aegis.operation.attest.AttestationPolicy;
import io.jenkins.plugins.aegis.operation.attest.AttestationPolicy.Released;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.publish.ChannelTable;
import io.jenkins.plugins.aegis.operation.publish.Destinations.Attached;
import io.jenkins.plugins.aegis.operation.publish.PublishAll;
import io.jenkins.plugins.aegis.operation.publish.PublishFacts;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.Attestor.Verdict;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Downloads from every channel and compares (lesson L28). */
public final class VerifyRelease implements Operation<VerifyRelease.Facts> {
    private static final String EFFECT = "Verification";
    private final ReleaseRequest request;

    public VerifyRelease(ReleaseRequest request) {
        this.request = request;
    }

    /**
     * What users get.
     *
     * @param downloaded channel to file to digest, as a user of the channel gets it
     * @param listed channel to file to digest, as the index that users of the channel read states it
     * @param bundle what the configured signer says to the attestation as a user of the release gets it
     */
    public record Facts(
            PublishFacts published,
            Map<String, Observed<Map<String, Digest>>> downloaded,
            Map<String, Observed<Map<String, String>>> listed,
            Observed<Verdict> bundle) {
        public Facts {
            downloaded = Map.copyOf(downloaded);
            listed = Map.copyOf(listed);
        }
    }

    @Override
    public boolean isJudgement() {
        return true;
    }

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        PublishFacts published = new PublishAll(request).observe(ports, Attached.NOT_HERE);
        Optional<StoredArtifacts> stored = published.build().stored().asOptional();
        Observed<String> bundle =
                AttestationFacts.bundle(ports, published.there().release(), stored);
        Optional<ReleaseDescriptor> descriptor = published.released().metadata().map(MetadataFacts::descriptor);
        boolean known = stored.isPresent() && descriptor.isPresent();
        return new Facts(
                published.with(files(ports.forge(), published.there().release(), stored, bundle)),
                known
                        ? ask(stored.get(), descriptor.get(), (channel, built) -> ports.channel(channel)
                                .download(built.name(), built.version()))
                        : Map.of(),
                known
                        ? ask(
                                stored.get(),
                                descriptor.get(),
                                (channel, built) -> listed(ports.channel(channel), built, published))
                        : Map.of(),
                AttestationFacts.verdict(ports.attestor(), bundle));
    }

    /** Each file of the release by download; the bundle was downloaded already. */
    private static Map<String, Observed<Digest>> files(
            Forge forge, Observed<ForgeRelease> release, Optional<StoredArtifacts> stored, Observed<String> bundle)
            throws InterruptedException {
        if (release.asOptional().isEmpty() || stored.isEmpty()) {
            return Map.of();
        }
        ForgeRelease there = release.asOptional().get();
        List<Artifact> attached = stored.get().artifacts().stream()
                .filter(artifact -> there.asset(artifact.name()).isPresent())
                .toList();
        return SideBySide.ask(
                attached,
                Artifact::name,
                artifact -> artifact.name().equals(Attestor.BUNDLE)
                        ? bundle.map(Digest::sha256)
                        : forge.downloadDigest(there, artifact.name()));
    }

    /** A channel with one index was asked for it already. */
    private static Observed<Map<String, String>> listed(
            PackageChannel channel, BuiltPackage built, PublishFacts published) throws InterruptedException {
        return channel.listsApart()
                ? channel.listed(built.name(), built.version())
                : published.there().of(built).map(PackageChannel.Publication::files);
    }

    private interface Question<A> {
        A ask(Channel channel, BuiltPackage built) throws InterruptedException;
    }

    /** @return channel to its answer */
    private static <A> Map<String, A> ask(StoredArtifacts stored, ReleaseDescriptor descriptor, Question<A> question)
            throws InterruptedException {
        List<BuiltPackage> known = stored.packages().stream()
                .filter(built -> descriptor.packaging().channel(built.channel()).isPresent())
                .toList();
        return SideBySide.ask(
                known,
                BuiltPackage::channel,
                built -> question.ask(
                        descriptor.packaging().channel(built.channel()).orElseThrow(), built));
    }

    @Override
    public Plan decide(Facts facts) {
        PublishFacts published = facts.published();
        Plan.Builder plan = new Plan.Builder().find(published.released().findings());
        Observed<StoredArtifacts> store = published.build().stored();
        if (store.isUnknown()) {
            return plan.find(Finding.unknown(Rule.PUBLISHED_AS_RELEASED, store)).build();
        }
        if (store.isAbsent() || published.released().metadata().isEmpty()) {
            return plan.find(DownloadPolicy.finding("the artifacts of " + request.version() + " are not in the store"))
                    .build();
        }
        StoredArtifacts stored = store.asOptional().orElseThrow();
        plan.observed(ChannelTable.of(request.version(), stored, published.there()));
        DownloadPolicy policy = new DownloadPolicy(request.version(), facts, stored);
        published
                .released()
                .metadata()
                .orElseThrow()
                .descriptor()
                .packaging()
                .channels()
                .forEach(channel -> settle(
                        plan,
                        policy.channel(channel),
                        channel.place().name() + " download",
                        "it serves the released bytes"));
        settle(plan, policy.release(), "release download", "every asset is served with the released bytes");
        attestation(plan, facts, stored);
        return plan.build();
    }

    private static void settle(Plan.Builder plan, List<Finding> findings, String what, String reason) {
        plan.find(findings);
        if (findings.isEmpty()) {
            plan.settled(EFFECT, what, reason);
        }
    }

    private void attestation(Plan.Builder plan, Facts facts, StoredArtifacts stored) {
        Optional<CommitId> commit = facts.published().released().commit();
        if (commit.isEmpty()) {
            return;
        }
        Released released = new Released(request.version(), commit.get(), stored);
        settle(
                plan,
                AttestationPolicy.judge(
                        new AttestationFacts(
                                facts.bundle(), facts.published().there().attached(), facts.downloaded()),
                        released),
                "attestation",
                released.isAttested()
                        ? "it is signed as configured, over exactly what is served"
                        : "there is none: nobody was configured to sign when the artifacts were built");
    }
}
