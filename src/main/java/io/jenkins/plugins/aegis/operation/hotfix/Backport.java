package io.jenkins.plugins.aegis.operation.hotfix;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.GitRepository.CommitSummary;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.Replay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Opens the pull request that brings hotfixes of the production branch back to the source branch. */
public final class Backport implements Operation<Backport.Facts> {
    private final ReleaseRequest request;

    public Backport(ReleaseRequest request) {
        this.request = request;
    }

    /**
     * @param replay the hotfixes on top of the source branch, or of where an existing backport branch left it; Absent if
     *     there are none
     * @param pulls into the source branch
     */
    public record Facts(
            RepositoryView view, Hotfixes hotfixes, Observed<Replay> replay, Observed<List<PullRequest>> pulls) {

        /** The commits to bring back, oldest first. */
        List<CommitSummary> commits() {
            List<CommitSummary> oldestFirst =
                    new ArrayList<>(hotfixes.missing().asOptional().orElse(List.of()));
            Collections.reverse(oldestFirst);
            return oldestFirst;
        }

        /** Named by the newest of them, so that later hotfixes get a branch of their own. */
        String branch() {
            List<CommitSummary> commits = commits();
            return "chore/backport-" + commits.get(commits.size() - 1).id().abbreviated() + "-" + view.sourceBranch();
        }
    }

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        Hotfixes hotfixes = Hotfixes.observe(ports.git(), view);
        Facts without = new Facts(
                view, hotfixes, Observed.absent("hotfixes"), ports.forge().pullRequestsInto(view.sourceBranch()));
        return without.commits().isEmpty()
                ? without
                : new Facts(view, hotfixes, replay(ports, without), without.pulls());
    }

    /** A branch that a crash left behind began where the source branch was then. */
    private static Observed<Replay> replay(ReleasePorts ports, Facts facts) throws InterruptedException {
        CommitId source = facts.view().source().orElseThrow();
        Optional<CommitId> there = facts.view().branch(facts.branch());
        Observed<CommitId> onto = there.isPresent()
                ? ports.git().mergeBase(source, there.get())
                : Observed.present(source, facts.view().sourceBranch());
        if (onto.isUnknown()) {
            return onto.flatMap(commit -> Observed.absent(""));
        }
        return ports.git()
                .cherryPick(
                        onto.asOptional().orElse(source),
                        facts.commits().stream().map(CommitSummary::id).toList(),
                        facts.view().descriptor().metadata().files());
    }

    @Override
    public Plan decide(Facts facts) {
        return BackportPlanner.decide(facts);
    }
}
