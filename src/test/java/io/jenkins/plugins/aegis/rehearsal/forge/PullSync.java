package io.jenkins.plugins.aegis.rehearsal.forge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Brings open pull requests up to date with what was pushed to, or deleted from, the bare repository. */
final class PullSync {
    private final HostedRepository repository;
    private final ForgeState state;

    PullSync(HostedRepository repository) {
        this.repository = repository;
        this.state = repository.state();
    }

    void catchUp() {
        List<Pull> open = ForgeState.select(
                state.pulls.values(), pull -> state.issues.get(pull.number()).isOpen());
        open.forEach(this::catchUp);
    }

    /** Ends the merge that was written down, but whose base branch was not moved before the forge was killed. */
    void endMerge() {
        state.landing().map(state.pulls::get).ifPresent(pull -> pull.merged()
                .ifPresent(merge -> moveBase(pull, merge.commit())));
        state.landing(Optional.empty());
    }

    /** Moves the base branch from where the pull request saw it; false when it is elsewhere. */
    boolean moveBase(Pull pull, String commit) {
        String ref = "refs/heads/" + pull.base().branch();
        return repository.git().move(ref, Optional.of(pull.base().commit()), Optional.of(commit));
    }

    /** As on GitHub, a pull request whose branch went away is closed, and one whose commits were pushed is merged. */
    private void catchUp(Pull pull) {
        Optional<String> head = repository.git().branch(pull.head().branch());
        Optional<String> base = repository.git().branch(pull.base().branch());
        if (head.isEmpty() || base.isEmpty()) {
            close(pull);
        } else if (!head.get().equals(pull.head().commit())
                || !base.get().equals(pull.base().commit())) {
            moved(pull, head.get(), base.get());
        }
    }

    private void moved(Pull pull, String head, String base) {
        boolean headMoved = !head.equals(pull.head().commit());
        if (repository.history().reaches(base, head)) {
            if (!headMoved) {
                Instant now = HostedRepository.now();
                Pull seen = pull.at(head, pull.base().commit());
                state.pulls.put(pull.number(), seen.merged(new Pull.Merge(now, author(pull), base)));
            }
            close(pull);
            return;
        }
        state.pulls.put(pull.number(), pull.at(head, base));
        if (headMoved) {
            point(pull, head);
            state.issues.put(pull.number(), state.issue(pull.number()).updated(HostedRepository.now()));
        }
    }

    private void close(Pull pull) {
        Issue issue = state.issue(pull.number());
        state.issues.put(pull.number(), issue.closed(author(pull), HostedRepository.now()));
    }

    private String author(Pull pull) {
        return state.issue(pull.number()).author();
    }

    /** Keeps the head's commits reachable after the branch is gone, under the ref that GitHub uses. */
    void point(Pull pull, String head) {
        String ref = "refs/pull/" + pull.number() + "/head";
        Optional<String> before =
                repository.git().ref(ref).map(found -> found.getObjectId().name());
        repository.git().move(ref, before, Optional.of(head));
    }
}
