package io.jenkins.plugins.aegis.rehearsal.forge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.revwalk.RevCommit;

/** Opens, closes and describes pull requests; both HTTP routes and {@link Maintainers} go through here. */
final class PullStore {
    private static final String RESOURCE = "PullRequest";

    private final HostedRepository repository;
    private final ForgeState state;

    PullStore(HostedRepository repository) {
        this.repository = repository;
        this.state = repository.state();
    }

    /** What is offered to which branch. */
    record Offer(String head, String base, boolean draft) {}

    Pull open(Offer offer, Issue.Text text, String author) {
        Pull.Tip head = tip(branchOf(offer.head()), "head");
        Pull.Tip base = tip(offer.base(), "base");
        refuseDuplicate(head.branch(), base.branch());
        if (repository.history().reaches(base.commit(), head.commit())) {
            throw ForgeFailure.custom(RESOURCE, "No commits between " + base.branch() + " and " + head.branch());
        }
        int number = state.nextNumber();
        Instant now = HostedRepository.now();
        state.issues.put(number, new Issue(state.nextId(), number, text, author, List.of(), Issue.Times.opened(now)));
        Pull pull = new Pull(number, head, base, offer.draft(), null);
        state.pulls.put(number, pull);
        new PullSync(repository).point(pull, head.commit());
        repository.announce(number);
        return pull;
    }

    /** A head is written {@code branch} or {@code owner:branch}; there are no forks here. */
    String branchOf(String head) {
        String own = repository.settings().owner() + ":";
        return head.startsWith(own) ? head.substring(own.length()) : head;
    }

    private Pull.Tip tip(String branch, String field) {
        return repository
                .git()
                .branch(branch)
                .map(commit -> new Pull.Tip(branch, commit))
                .orElseThrow(() -> ForgeFailure.invalid(RESOURCE, field, "invalid"));
    }

    private void refuseDuplicate(String head, String base) {
        Predicate<Pull> same = pull -> isOpen(pull)
                && pull.head().branch().equals(head)
                && pull.base().branch().equals(base);
        if (state.pulls.values().stream().anyMatch(same)) {
            throw ForgeFailure.custom(
                    RESOURCE,
                    "A pull request already exists for " + repository.settings().owner() + ":" + head + ".");
        }
    }

    boolean isOpen(Pull pull) {
        return state.issue(pull.number()).isOpen();
    }

    void close(int number, String by) {
        state.issues.put(number, state.issue(number).closed(by, HostedRepository.now()));
    }

    void reopen(int number) {
        Pull pull = state.pull(number);
        if (pull.merged().isPresent()) {
            throw ForgeFailure.custom(RESOURCE, "state cannot be changed. The pull request is already merged.");
        }
        if (isOpen(pull)) {
            return;
        }
        Pull.Tip head = tip(pull.head().branch(), "head");
        Pull.Tip base = tip(pull.base().branch(), "base");
        refuseDuplicate(head.branch(), base.branch());
        state.pulls.put(number, pull.at(head.commit(), base.commit()));
        state.issues.put(number, state.issue(number).reopened(HostedRepository.now()));
    }

    void retarget(int number, String base) {
        state.pulls.put(number, state.pull(number).into(tip(base, "base")));
    }

    /** The commits that are offered, oldest first. */
    List<RevCommit> commits(Pull pull) {
        List<RevCommit> commits = new ArrayList<>(repository
                .history()
                .log(pull.head().commit(), Optional.of(pull.base().commit()), Optional.empty()));
        Collections.reverse(commits);
        return commits;
    }

    List<GitHistory.Change> changes(Pull pull) {
        return repository
                .history()
                .changesSinceMergeBase(pull.base().commit(), pull.head().commit());
    }

    /** The pull requests that brought, or would bring, a commit. */
    List<Pull> bringing(String commit) {
        return ForgeState.select(
                state.pulls.values(),
                pull -> pull.merged()
                                .filter(merge -> merge.commit().equals(commit))
                                .isPresent()
                        || commits(pull).stream().anyMatch(each -> each.name().equals(commit)));
    }
}
