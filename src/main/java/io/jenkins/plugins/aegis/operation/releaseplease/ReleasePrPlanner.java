package io.jenkins.plugins.aegis.operation.releaseplease;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.Waiver;
import io.jenkins.plugins.aegis.operation.metadata.ChangelogPolicy;
import io.jenkins.plugins.aegis.operation.metadata.ChecksPolicy;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.metadata.SurfacePolicy;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.ClosePullRequest;
import io.jenkins.plugins.aegis.plan.ReleaseAction.DeleteBranch;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that section 3 of the runbook asks of the release pull request (lessons L11 and L12). */
final class ReleasePrPlanner {
    private ReleasePrPlanner() {}

    static Plan decide(ReleaseRequest request, boolean closeOnFailure, VerifyReleasePr.Facts facts) {
        RepositoryView view = facts.view();
        Plan.Builder plan = new Plan.Builder().find(view.findings());
        if (view.releasedTag().isPresent()) {
            return plan.settled(
                            "ReleasePullRequest",
                            "verify the release pull request",
                            request.version().tag() + " is tagged")
                    .build();
        }
        if (facts.pulls().all().isUnknown()) {
            return plan.find(Finding.unknown(Rule.ONE_RELEASE_PR, facts.pulls().all()))
                    .build();
        }
        if (view.release().isEmpty()) {
            return plan.find(view.releaseMissing()).build();
        }
        Optional<PullRequest> current = facts.pulls().current();
        if (current.isEmpty() || facts.metadata().isEmpty()) {
            return plan.find(Finding.blocker(
                            Rule.ONE_RELEASE_PR,
                            facts.pulls().open().size() + " release pull requests are open into " + view.releaseBranch()
                                    + ", not one",
                            "Run the stage that has Release Please open it"))
                    .build();
        }
        PullRequest pull = current.get();
        MetadataFacts metadata = facts.metadata().get();
        String where = "#" + pull.number();
        List<Finding> content = new ArrayList<>(title(facts.pulls(), pull));
        content.addAll(files(pull, facts.changed(), view.descriptor().metadata().files()));
        content.addAll(SurfacePolicy.allState(Rule.RELEASE_PR_SURFACES, where, metadata, request.version()));
        content.addAll(ChangelogPolicy.startsAt(facts.evidence().baseline(), metadata, request.version()));
        plan.find(content);
        if (pull.isOpen()) {
            plan.find(ChecksPolicy.green(
                    Rule.RELEASE_PR_CHECKS,
                    where,
                    pull.headCommit(),
                    facts.evidence().checks(),
                    view.descriptor().checks().required()));
            if (closeOnFailure && isWrong(content, request.waivers())) {
                plan.onRefusal(new ClosePullRequest(
                        pull.number(),
                        "Closed by the release pipeline: this is not the metadata of " + request.version()
                                + ". The build log has the findings."));
                plan.onRefusal(
                        new DeleteBranch(view.releaseBranch(), view.release().orElseThrow()));
            }
        }
        return plan.build();
    }

    /** Wrong for good: checks that are red or pending may still turn green, what was accepted is right. */
    private static boolean isWrong(List<Finding> content, List<Waiver> waivers) {
        Verdict verdict = new Verdict(content, waivers);
        return content.stream().anyMatch(finding -> verdict.waiverOf(finding).isEmpty());
    }

    private static List<Finding> title(ReleasePullRequests pulls, PullRequest pull) {
        if (pulls.isTitledForThis(pull)) {
            return List.of();
        }
        return List.of(Finding.blocker(
                Rule.RELEASE_PR_TITLE,
                "#" + pull.number() + " is titled \"" + Printable.of(pull.title(), 120) + "\", which does not end in "
                        + pulls.version(),
                "Close it, mend Release Please's configuration, and cut again"));
    }

    private static List<Finding> files(PullRequest pull, Observed<List<String>> changed, List<String> metadata) {
        if (changed.isUnknown()) {
            return List.of(Finding.unknown(Rule.RELEASE_PR_FILES, changed));
        }
        if (changed.isAbsent()) {
            return List.of(Finding.blocker(
                    Rule.RELEASE_PR_FILES,
                    "#" + pull.number() + " has no history in common with the source branch, so it changes every file",
                    "Close #" + pull.number() + ", delete the release branch, and cut again"));
        }
        List<String> foreign = changed.asOptional().orElse(List.of()).stream()
                .filter(path -> !metadata.contains(path))
                .toList();
        if (foreign.isEmpty()) {
            return List.of();
        }
        return List.of(Finding.blocker(
                Rule.RELEASE_PR_FILES,
                "#" + pull.number() + " changes files that are no release metadata: "
                        + Printable.of(String.join(", ", foreign), 500),
                "Bring the change to the source branch, close #" + pull.number() + ", and cut again"));
    }
}
