package io.jenkins.plugins.aegis.operation.cut;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.metadata.ChecksPolicy;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.version.VersionPolicy;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.CreateReleaseBranch;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Decides whether and where the release branch is cut (lessons L4, L5, L7–L9). */
public final class CutPlanner {
    private static final String EFFECT = "ReleaseBranchCreation";

    private CutPlanner() {}

    static Plan decide(ReleaseRequest request, CutFacts facts) {
        RepositoryView view = facts.view();
        if (view.releasedTag().isPresent()) {
            return new Plan.Builder()
                    .find(view.findings())
                    .settled(
                            EFFECT,
                            "create branch " + view.releaseBranch(),
                            request.version().tag() + " is tagged")
                    .build();
        }
        Plan.Builder plan =
                new Plan.Builder().find(authorisation(request, facts)).find(state(request, facts));
        if (view.release().isPresent()) {
            return plan.find(view.source().isPresent() ? ownership(facts) : List.of())
                    .settled(
                            EFFECT,
                            "create branch " + view.releaseBranch(),
                            "it is there at " + view.release().get().abbreviated())
                    .build();
        }
        plan.find(facts.hotfixes().check(view));
        view.source().ifPresent(source -> {
            plan.find(ChecksPolicy.green(
                    Rule.SOURCE_CHECKS_GREEN,
                    view.sourceBranch(),
                    source,
                    facts.checks(),
                    view.descriptor().checks().required()));
            plan.act(new CreateReleaseBranch(
                    view.releaseBranch(),
                    source,
                    view.descriptor().branches().releasePrefix(),
                    !isRecovery(request, view) && othersActive(view).isEmpty()));
        });
        return plan.build();
    }

    /** What the version asks for, whatever the state of the repository; preflight asks the same. */
    public static List<Finding> authorisation(ReleaseRequest request, CutFacts facts) {
        List<Finding> findings = new ArrayList<>(VersionPolicy.check(
                request.version(), request.recovery(), facts.view().descriptor().recoveryLines()));
        findings.addAll(facts.recovery().check(request));
        return findings;
    }

    /** What must hold of the remote before a release of that version is begun or continued; preflight asks the same. */
    public static List<Finding> state(ReleaseRequest request, CutFacts facts) {
        RepositoryView view = facts.view();
        List<Finding> findings = new ArrayList<>(view.findings());
        if (view.snapshot().isUnknown()) {
            return findings;
        }
        if (view.source().isEmpty()) {
            findings.add(Finding.blocker(
                    Rule.SOURCE_EXISTS,
                    "the remote has no branch " + view.sourceBranch(),
                    "Name the branch to release from in the descriptor or in the request"));
        }
        view.tag()
                .ifPresent(tag -> findings.add(Finding.blocker(
                        Rule.TAG_ABSENT,
                        "tag " + tag.name() + " exists already at "
                                + tag.object().abbreviated() + " and was not pushed by a release of this pipeline",
                        "Choose the next version; a published tag is never moved or made anew")));
        Set<String> active = othersActive(view);
        if (!active.isEmpty()) {
            String message = "another release is active: " + String.join(", ", active);
            String remedy = "Finish it, or close it and delete its branch";
            findings.add(
                    isRecovery(request, view)
                            ? Finding.warning(Rule.ONE_ACTIVE_RELEASE, message, remedy)
                            : Finding.blocker(Rule.ONE_ACTIVE_RELEASE, message, remedy));
        }
        return findings;
    }

    private static Set<String> othersActive(RepositoryView view) {
        Set<String> active = new TreeSet<>(view.snapshot()
                .asOptional()
                .orElseThrow()
                .branchesBelow(view.descriptor().branches().releasePrefix())
                .keySet());
        active.remove(view.releaseBranch());
        return active;
    }

    /** Source: the one-active-branch rule is for normal releases (section 2 of the runbook). */
    private static boolean isRecovery(ReleaseRequest request, RepositoryView view) {
        return VersionPolicy.isRecovery(request.version(), view.descriptor().recoveryLines());
    }

    private static List<Finding> ownership(CutFacts facts) {
        if (facts.foreignPaths().isUnknown()) {
            return List.of(Finding.unknown(Rule.BRANCH_IS_OURS, facts.foreignPaths()));
        }
        CommitId head = facts.view().release().orElseThrow();
        String branch = facts.view().releaseBranch();
        if (facts.foreignPaths().isAbsent()) {
            return List.of(Finding.blocker(
                    Rule.BRANCH_IS_OURS,
                    branch + " at " + head.abbreviated() + " has no history in common with "
                            + facts.view().sourceBranch(),
                    "Delete the branch if nobody needs it, and cut again"));
        }
        List<String> foreign = facts.foreignPaths().asOptional().orElse(List.of());
        if (foreign.isEmpty()) {
            return List.of();
        }
        return List.of(Finding.blocker(
                Rule.BRANCH_IS_OURS,
                branch + " at " + head.abbreviated() + " changes more than release metadata: "
                        + Printable.of(String.join(", ", foreign.subList(0, Math.min(10, foreign.size()))), 500),
                "Bring the change to " + facts.view().sourceBranch() + ", delete the branch, and cut again"));
    }
}
