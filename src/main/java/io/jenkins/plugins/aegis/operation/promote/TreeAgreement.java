package io.jenkins.plugins.aegis.operation.promote;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;
import java.util.stream.Collectors;

/** Where histories do not merge, only metadata is promoted, so all else must be equal already (lesson L13). */
public final class TreeAgreement {
    private static final int SHOWN = 12;

    private TreeAgreement() {}

    /** Paths outside the release metadata in which the two commits differ. */
    public static Observed<List<String>> differing(
            GitRepository git, RepositoryView view, CommitId production, CommitId other) throws InterruptedException {
        List<String> metadata = view.descriptor().metadata().files();
        return git.changedPaths(production, other)
                .map(paths ->
                        paths.stream().filter(path -> !metadata.contains(path)).toList());
    }

    /** At most one finding: the branch does not merge into the production branch, and they differ. */
    public static List<Finding> check(RepositoryView view, String branch, Observed<List<String>> differing) {
        if (differing.isUnknown()) {
            return List.of(Finding.unknown(Rule.TREES_AGREE, differing));
        }
        List<String> paths = differing.asOptional().orElse(List.of());
        if (paths.isEmpty()) {
            return List.of();
        }
        return List.of(Finding.blocker(
                Rule.TREES_AGREE,
                branch + " does not merge into " + view.productionBranch()
                        + ", and outside the release metadata they differ in " + paths.size() + " files: "
                        + Printable.of(paths.stream().limit(SHOWN).collect(Collectors.joining(", ")), 600)
                        + (paths.size() > SHOWN ? ", …" : ""),
                "Bring " + view.productionBranch() + " and " + view.sourceBranch()
                        + " together first: users would get the code of " + view.productionBranch()
                        + ", not what was stabilised"));
    }
}
