package io.jenkins.plugins.aegis.operation.cleanup;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.version.RecoveryEntry;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.DeleteBranch;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Deletes the branches that the release made, each at its expected commit and only without content diff (L29); for a
 * recovery release, first writes down on the approval issue what it replaced: this is the last step, so all of it holds.
 */
public final class CleanUp implements Operation<CleanUp.Facts> {
    private final ReleaseRequest request;

    public CleanUp(ReleaseRequest request) {
        this.request = request;
    }

    /**
     * @param diffs for each branch that is still there: paths in which it differs from the production branch
     * @param entry of a recovery release
     */
    public record Facts(RepositoryView view, Map<String, Observed<List<String>>> diffs, Optional<RecoveryEntry> entry) {
        public Facts {
            diffs = Map.copyOf(diffs);
        }
    }

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        Map<String, Observed<List<String>>> diffs = new TreeMap<>();
        if (view.production().isPresent()) {
            CommitId production = view.production().get();
            for (String branch : List.of(view.releaseBranch(), view.promotionBranch())) {
                if (view.branch(branch).isPresent()) {
                    diffs.put(
                            branch,
                            ports.git()
                                    .changedPaths(
                                            production, view.branch(branch).get()));
                }
            }
        }
        return new Facts(view, diffs, RecoveryEntry.observe(ports.forge(), view));
    }

    @Override
    public Plan decide(Facts facts) {
        RepositoryView view = facts.view();
        Plan.Builder plan = new Plan.Builder().find(view.findings());
        if (view.snapshot().isUnknown()) {
            return plan.build();
        }
        if (view.releasedTag().isEmpty()) {
            return plan.find(Finding.blocker(
                            Rule.TAG_APPROVED,
                            request.version() + " is not released: there is no tag "
                                    + request.version().tag() + " of this pipeline",
                            "Finish the release first"))
                    .build();
        }
        facts.entry().ifPresent(entry -> entry.plan(plan, request));
        for (String branch : List.of(view.releaseBranch(), view.promotionBranch())) {
            Observed<List<String>> diff = facts.diffs().get(branch);
            if (view.branch(branch).isEmpty()) {
                plan.settled("BranchDeletion", "delete branch " + branch, "the remote has no such branch");
            } else if (diff == null) {
                plan.find(view.productionMissing());
            } else if (diff.isUnknown()) {
                plan.find(Finding.unknown(Rule.BRANCH_WITHOUT_DIFF, diff));
            } else {
                List<String> paths = diff.asOptional().orElse(List.of());
                if (!paths.isEmpty()) {
                    plan.find(Finding.blocker(
                            Rule.BRANCH_WITHOUT_DIFF,
                            branch + " differs from " + view.productionBranch() + " in " + paths.size() + " files: "
                                    + Printable.of(
                                            String.join(", ", paths.subList(0, Math.min(10, paths.size()))), 500),
                            "Look at the difference: bring it to " + view.sourceBranch()
                                    + " if it is needed, then delete the branch"));
                }
                plan.act(new DeleteBranch(branch, view.branch(branch).orElseThrow()));
            }
        }
        return plan.build();
    }
}
