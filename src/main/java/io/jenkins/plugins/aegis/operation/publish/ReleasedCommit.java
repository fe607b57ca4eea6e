package io.jenkins.plugins.aegis.operation.publish;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.tag.TagPlanner;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tagged commit, and whether it may be published.
 *
 * @param metadata at the tagged commit; empty if there is no tag or it leads to no commit
 * @param onProduction whether the commit is reachable from the production branch
 */
public record ReleasedCommit(RepositoryView view, Optional<MetadataFacts> metadata, Observed<Boolean> onProduction) {
    public static ReleasedCommit observe(GitRepository git, ReleaseRequest request) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(git, request);
        Optional<CommitId> commit = view.tag().flatMap(TagRef::commit);
        if (commit.isEmpty()) {
            return new ReleasedCommit(
                    view,
                    Optional.empty(),
                    Observed.absent("tag " + request.version().tag()));
        }
        return new ReleasedCommit(
                view, Optional.of(MetadataFacts.ofCommit(git, commit.get())), view.isOnProduction(git, commit.get()));
    }

    public Optional<CommitId> commit() {
        return metadata.map(MetadataFacts::commit);
    }

    /** Why nothing may be published from it: the tag is missing, not the approved one, or not on production (L19). */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(view.findings());
        if (view.snapshot().isUnknown()) {
            return findings;
        }
        if (view.tag().isEmpty()) {
            findings.add(Finding.blocker(
                    Rule.TAG_APPROVED,
                    "the remote has no tag " + view.version().tag(),
                    "Run the stage that tags, after the go/no-go"));
            return findings;
        }
        findings.addAll(TagPlanner.isApproved(view, metadata));
        if (view.production().isEmpty()) {
            findings.addAll(view.productionMissing());
            return findings;
        }
        if (onProduction.isUnknown()) {
            findings.add(Finding.unknown(Rule.TAG_APPROVED, onProduction));
        } else if (!onProduction.asOptional().orElse(false)) {
            findings.add(Finding.blocker(
                    Rule.TAG_APPROVED,
                    view.version().tag() + " is not reachable from " + view.productionBranch(),
                    "Find out who rewrote " + view.productionBranch() + "; nothing is published from elsewhere"));
        }
        return findings;
    }
}
