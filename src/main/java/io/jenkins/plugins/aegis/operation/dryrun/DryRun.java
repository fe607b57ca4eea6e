package io.jenkins.plugins.aegis.operation.dryrun;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.approve.Subjects;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.metadata.SurfacePolicy;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.PublishAction;
import io.jenkins.plugins.aegis.plan.PublishAction.BuildArtifacts;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds and validates every artifact at the head of a branch (section 3 of the runbook, "Release Dry Run"). */
public final class DryRun implements Operation<DryRun.Facts> {
    private final ReleaseRequest request;
    private final Optional<String> branch;

    /** @param branch empty for the source branch */
    public DryRun(ReleaseRequest request, Optional<String> branch) {
        this.request = request;
        this.branch = branch;
    }

    /** @param head metadata at the head of the branch; empty without such a branch */
    public record Facts(RepositoryView view, Optional<MetadataFacts> head) {}

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        Optional<CommitId> commit = view.branch(branch.orElse(view.sourceBranch()));
        return new Facts(
                view,
                commit.isPresent() ? Optional.of(MetadataFacts.ofCommit(ports.git(), commit.get())) : Optional.empty());
    }

    @Override
    public Plan decide(Facts facts) {
        RepositoryView view = facts.view();
        String name = branch.orElse(view.sourceBranch());
        Plan.Builder plan = new Plan.Builder().find(view.findings());
        if (view.snapshot().isUnknown()) {
            return plan.build();
        }
        if (facts.head().isEmpty()) {
            return plan.find(Finding.blocker(
                            Rule.SOURCE_EXISTS,
                            "the remote has no branch " + name,
                            "Name a branch of the repository that is released; branches of forks cannot be dry-run"))
                    .build();
        }
        MetadataFacts head = facts.head().get();
        return plan.find(head.unreadable())
                .find(SurfacePolicy.agree(Rule.SURFACES_AGREE, name, head))
                .act(new PublishAction.RehearseBuild(
                        new BuildArtifacts(
                                request.version(),
                                head.commit(),
                                head.descriptor().packaging()),
                        outline(view, head)))
                .build();
    }

    private List<String> outline(RepositoryView view, MetadataFacts head) {
        List<String> outline = new ArrayList<>();
        outline.add("create branch " + view.releaseBranch() + " at the head of " + view.sourceBranch());
        outline.add(
                "have Release Please open a pull request into " + view.releaseBranch() + " as " + request.version());
        outline.add("open the promotion pull request into " + view.productionBranch());
        outline.add("ask for the go/no-go");
        outline.addAll(Subjects.outlineAfterApproval(request.version(), head));
        return outline;
    }
}
