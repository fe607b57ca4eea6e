package io.jenkins.plugins.aegis.operation.drift;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.hotfix.HotfixAuthorisation;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.rule.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to the protected branches since the last release.
 *
 * @param last Absent before the first release; then nothing else is looked at
 * @param histories of the production branch, then of the source branch
 * @param hotfixes pull requests of the production branch that are no promotions
 * @param metadata of the branches that state the last release's version
 */
public record DriftFacts(
        Observed<LastRelease> last,
        List<BranchHistory> histories,
        List<HotfixAuthorisation> hotfixes,
        List<MetadataDrift> metadata,
        PushedTags tags) {
    public DriftFacts {
        histories = List.copyOf(histories);
        hotfixes = List.copyOf(hotfixes);
        metadata = List.copyOf(metadata);
    }

    /** Where nothing is looked at, for that reason. */
    public static DriftFacts none(String reason) {
        return new DriftFacts(
                Observed.absent(reason),
                List.of(),
                List.of(),
                List.of(),
                new PushedTags(Observed.present(List.of(), reason)));
    }

    /**
     * All findings. What was pushed to the production branch blocks, since it is what is released next; on the source
     * branch it is shown to the approver, since the release pull request and the promotion are still to be reviewed.
     */
    public List<Finding> check(RepositoryView view) {
        List<Finding> findings = new ArrayList<>();
        view.snapshot().asOptional().ifPresent(refs -> findings.addAll(tags.check(refs)));
        if (last.isUnknown()) {
            findings.add(Finding.unknown(Rule.REVIEWED_CHANGES, last));
            return findings;
        }
        histories.forEach(history -> findings.addAll(
                history.check(history.branch().equals(view.productionBranch()) ? Severity.BLOCKER : Severity.WARNING)));
        hotfixes.forEach(hotfix -> findings.addAll(hotfix.check()));
        last.asOptional().ifPresent(release -> metadata.forEach(drift -> findings.addAll(drift.check(release))));
        return findings;
    }
}
