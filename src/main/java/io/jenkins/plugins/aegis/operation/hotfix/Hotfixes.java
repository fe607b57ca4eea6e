package io.jenkins.plugins.aegis.operation.hotfix;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.GitRepository.CommitSummary;
import io.jenkins.plugins.aegis.port.Replay;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Commits of the production branch whose change the source branch does not have, release metadata left aside.
 *
 * <p>They are found by patch identity. A change that came back in other commits, as in a squashed pull request, has
 * another patch; it counts as there if making it again changes nothing.
 *
 * @param missing newest first; Absent if one of the branches is missing
 */
public record Hotfixes(Observed<List<CommitSummary>> missing) {
    private static final int SHOWN = 10;

    /** So many are tried again; more are no hotfixes but diverged branches. */
    private static final int TRIED = 30;

    /** Reads them; the number of git processes is bounded. */
    public static Hotfixes observe(GitRepository git, RepositoryView view) throws InterruptedException {
        if (view.source().isEmpty() || view.production().isEmpty()) {
            return new Hotfixes(Observed.absent("branches " + view.sourceBranch() + " and " + view.productionBranch()));
        }
        CommitId source = view.source().get();
        List<String> metadata = view.descriptor().metadata().files();
        Observed<List<CommitSummary>> listed =
                git.commitsMissing(view.production().get(), source, metadata);
        List<CommitSummary> missing = new ArrayList<>(listed.asOptional().orElse(List.of()));
        for (CommitSummary commit : List.copyOf(missing.subList(0, Math.min(TRIED, missing.size())))) {
            Observed<Replay> again = git.cherryPick(source, List.of(commit.id()), metadata);
            if (again.asOptional()
                    .filter(replay -> replay.contained().contains(commit.id()))
                    .isPresent()) {
                missing.remove(commit);
            }
        }
        return new Hotfixes(listed.map(all -> List.copyOf(missing)));
    }

    /** At most one finding: the next release would lose them. */
    public List<Finding> check(RepositoryView view) {
        if (missing.isUnknown()) {
            return List.of(Finding.unknown(Rule.HOTFIXES_BACKPORTED, missing));
        }
        List<CommitSummary> commits = missing.asOptional().orElse(List.of());
        if (commits.isEmpty()) {
            return List.of();
        }
        return List.of(Finding.blocker(
                Rule.HOTFIXES_BACKPORTED,
                commits.size() + " commits of " + view.productionBranch() + " are not on " + view.sourceBranch() + ": "
                        + shown(commits),
                "Backport them to " + view.sourceBranch()
                        + " before the next release is cut; aegisBackport opens the pull request"));
    }

    /** The newest of them, for people. */
    static String shown(List<CommitSummary> commits) {
        String first = commits.stream()
                .limit(SHOWN)
                .map(commit -> commit.id().abbreviated() + " " + Printable.of(commit.subject(), 120))
                .collect(Collectors.joining("; "));
        return first + (commits.size() > SHOWN ? "; …" : "");
    }
}
