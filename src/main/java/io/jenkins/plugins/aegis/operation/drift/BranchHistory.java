package io.jenkins.plugins.aegis.operation.drift;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.GitRepository.CommitSummary;
import io.jenkins.plugins.aegis.port.GitRepository.Mainline;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The line of a protected branch since the last release, and the pull requests that made it.
 *
 * @param pulls into the branch; not asked for, and Absent, where the line is empty
 * @param asked commit to the pull requests that brought it, for those that none of {@code pulls} ended in
 */
public record BranchHistory(
        String branch,
        Observed<List<CommitSummary>> commits,
        Observed<List<PullRequest>> pulls,
        Map<String, Observed<List<PullRequest>>> asked) {
    /** So far is looked back. */
    private static final int LOOKED_AT = 200;

    /** So many commits are asked for; a rebased pull request has several. */
    private static final int ASKED = 20;

    private static final int SHOWN = 10;

    public BranchHistory {
        asked = Map.copyOf(asked);
    }

    /** One git process and at most two requests: for the pull requests, and for the commits that none of them ended in. */
    public static BranchHistory observe(ReleasePorts ports, String branch, Mainline line) throws InterruptedException {
        Observed<List<CommitSummary>> commits = ports.git().mainline(line, LOOKED_AT);
        if (commits.asOptional().orElse(List.of()).isEmpty()) {
            return new BranchHistory(branch, commits, Observed.absent("pull requests into " + branch), Map.of());
        }
        BranchHistory known = new BranchHistory(branch, commits, ports.forge().pullRequestsInto(branch), Map.of());
        Map<String, Observed<List<PullRequest>>> asked = new TreeMap<>();
        if (!known.pulls.isUnknown()) {
            List<CommitId> unaccounted = known.unaccounted().stream()
                    .map(CommitSummary::id)
                    .limit(ASKED)
                    .toList();
            ports.forge().pullRequestsWith(unaccounted).forEach((commit, pulls) -> asked.put(commit.hex(), pulls));
        }
        return new BranchHistory(branch, commits, known.pulls, asked);
    }

    /** Commits that no merged pull request into the branch brought. */
    List<CommitSummary> unaccounted() {
        return commits.asOptional().orElse(List.of()).stream()
                .filter(commit -> bringing(commit.id()).isEmpty())
                .toList();
    }

    /** The merged pull requests that the line is made of. */
    List<PullRequest> merged() {
        return commits.asOptional().orElse(List.of()).stream()
                .flatMap(commit -> bringing(commit.id()).stream())
                .distinct()
                .toList();
    }

    private Optional<PullRequest> bringing(CommitId commit) {
        return pulls.asOptional().orElse(List.of()).stream()
                .filter(pull -> pull.mergeCommit().equals(Optional.of(commit)))
                .findFirst()
                .or(() -> Optional.ofNullable(asked.get(commit.hex())).flatMap(Observed::asOptional).stream()
                        .flatMap(List::stream)
                        .filter(pull -> pull.isMerged() && pull.base().equals(branch))
                        .findFirst());
    }

    /** Findings that something was pushed past the pull requests, or that it cannot be said. */
    List<Finding> check(Severity severity) {
        List<Finding> unknown = Stream.concat(Stream.of(commits, pulls), new TreeMap<>(asked).values().stream())
                .filter(Observed::isUnknown)
                .map(fact -> Finding.unknown(Rule.REVIEWED_CHANGES, fact))
                .toList();
        List<CommitSummary> pushed = unaccounted();
        if (!unknown.isEmpty() || pushed.isEmpty()) {
            return unknown;
        }
        String shown = pushed.stream()
                .limit(SHOWN)
                .map(commit -> commit.id().abbreviated() + " " + Printable.of(commit.subject(), 120) + " ("
                        + Printable.of(commit.author(), 80) + ")")
                .collect(Collectors.joining("; "));
        return List.of(new Finding(
                Rule.REVIEWED_CHANGES,
                severity,
                pushed.size() + " commits came to " + branch + " since the last release without a merged pull request: "
                        + shown + (pushed.size() > SHOWN ? "; …" : ""),
                "Have them reviewed now, and protect " + branch + " on the forge against direct pushes",
                false));
    }
}
