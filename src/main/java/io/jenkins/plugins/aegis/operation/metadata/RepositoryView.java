package io.jenkins.plugins.aegis.operation.metadata;

import io.jenkins.plugins.aegis.descriptor.DescriptorDefaults;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The refs of the remote, and the descriptor that governs this release.
 *
 * <p>The descriptor is read from the most released commit there is: the tag's, else the release branch's, else the
 * source branch's.
 */
public record RepositoryView(
        ReleaseVersion version,
        Optional<String> requestedSource,
        Observed<RepositorySnapshot> snapshot,
        DescriptorReading reading) {

    /** Fetches, and reads the descriptor. */
    public static RepositoryView observe(GitRepository git, ReleaseRequest request) throws InterruptedException {
        Observed<RepositorySnapshot> snapshot = git.observe();
        Optional<CommitId> governing = snapshot.asOptional().flatMap(refs -> governing(refs, request));
        Observed<String> text = governing.isPresent()
                ? git.read(governing.get(), List.of(ReleaseDescriptor.PATH)).get(ReleaseDescriptor.PATH)
                : Observed.absent("the remote has no branch to read it from");
        return new RepositoryView(request.version(), request.sourceBranch(), snapshot, DescriptorReading.of(text));
    }

    private static Optional<CommitId> governing(RepositorySnapshot refs, ReleaseRequest request) {
        ReleaseDescriptor.Branches usual = DescriptorDefaults.runbook().branches();
        return refs.tag(request.version().tag())
                .flatMap(RepositorySnapshot.TagRef::commit)
                .or(() -> refs.branch(usual.releasePrefix() + request.version()))
                .or(() -> refs.branch(request.sourceBranch().orElse(usual.source())))
                .or(() -> refs.branch(usual.production()));
    }

    public ReleaseDescriptor descriptor() {
        return reading.descriptor();
    }

    /** Why nothing can be decided: the remote is not known, or the descriptor is not valid. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(reading.findings());
        if (snapshot.isUnknown()) {
            findings.add(Finding.unknown(Rule.REMOTE_KNOWN, snapshot));
        }
        return findings;
    }

    /** At most one finding: there is nothing to release to. A remote that is not known lacks nothing. */
    public List<Finding> productionMissing() {
        return missing(
                Rule.PRODUCTION_EXISTS, productionBranch(), "Push it, or name the production branch in the descriptor");
    }

    /** At most one finding: nothing was cut. A remote that is not known lacks nothing. */
    public List<Finding> releaseMissing() {
        return missing(Rule.RELEASE_BRANCH_EXISTS, releaseBranch(), "Run the stage that cuts it");
    }

    private List<Finding> missing(Rule rule, String branch, String remedy) {
        return snapshot.isUnknown() || branch(branch).isPresent()
                ? List.of()
                : List.of(Finding.blocker(rule, "the remote has no branch " + branch, remedy));
    }

    /** All tags of the remote, in no order; none where they are not known. */
    public Collection<RepositorySnapshot.TagRef> tags() {
        return snapshot.asOptional().map(refs -> refs.tags().values()).orElse(List.of());
    }

    public String sourceBranch() {
        return requestedSource.orElse(descriptor().branches().source());
    }

    public String productionBranch() {
        return descriptor().branches().production();
    }

    public String releaseBranch() {
        return descriptor().branches().releasePrefix() + version;
    }

    /** The branch off the production branch that carries a metadata-only promotion. */
    public String promotionBranch() {
        return "chore/promote-" + version + "-" + productionBranch();
    }

    public Optional<CommitId> branch(String name) {
        return snapshot.asOptional().flatMap(refs -> refs.branch(name));
    }

    public Optional<CommitId> source() {
        return branch(sourceBranch());
    }

    public Optional<CommitId> production() {
        return branch(productionBranch());
    }

    /** Whether the production branch leads to the commit, as it does to its own head; Absent without that branch. */
    public Observed<Boolean> isOnProduction(GitRepository git, CommitId commit) throws InterruptedException {
        Optional<CommitId> head = production();
        if (head.isEmpty()) {
            return Observed.absent("branch " + productionBranch());
        }
        return head.get().equals(commit)
                ? Observed.present(true, "the head of " + productionBranch())
                : git.isAncestor(commit, head.get());
    }

    public Optional<CommitId> release() {
        return branch(releaseBranch());
    }

    public Optional<RepositorySnapshot.TagRef> tag() {
        return snapshot.asOptional().flatMap(refs -> refs.tag(version.tag()));
    }

    /** The version's tag, if a release of this pipeline pushed it: there is nothing left to prepare then. */
    public Optional<RepositorySnapshot.TagRef> releasedTag() {
        return tag().filter(tag -> TagMessage.isOfThisPipeline(tag, version));
    }
}
