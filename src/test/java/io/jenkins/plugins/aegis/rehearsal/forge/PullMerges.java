package io.jenkins.plugins.aegis.rehearsal.forge;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ThreeWayMerger;
import org.eclipse.jgit.revwalk.RevCommit;

/** Merges pull requests inside the bare repository, with the three methods of GitHub. */
final class PullMerges {
    private static final String NOT_MERGEABLE = "Pull Request is not mergeable";

    private final HostedRepository repository;
    private final ForgeState state;

    PullMerges(HostedRepository repository) {
        this.repository = repository;
        this.state = repository.state();
    }

    /**
     * How to merge.
     *
     * @param method merge, squash or rebase
     * @param title of the commit, if not GitHub's own
     * @param message of the commit below the title, if not GitHub's own
     * @param head where the client expects the head to be
     */
    record Order(String method, Optional<String> title, Optional<String> message, Optional<String> head) {}

    /** Merges and answers the new commit of the base branch. */
    String merge(int number, Order order, Account by) {
        Pull pull = state.pull(number);
        refuse(pull, order);
        RevCommit base = commit(pull.base());
        RevCommit head = commit(pull.head());
        ObjectId merged =
                switch (order.method()) {
                    case "merge" -> mergeCommit(pull, order, by);
                    case "squash" -> squash(pull, order, by);
                    case "rebase" -> rebase(pull, by);
                    default -> throw ForgeFailure.unprocessable("Invalid merge method: " + order.method());
                };
        String ref = "refs/heads/" + pull.base().branch();
        if (!repository.git().move(ref, Optional.of(base.name()), Optional.of(merged.name()))) {
            throw ForgeFailure.of(409, "Base branch was modified. Review and try the merge again.");
        }
        Instant now = HostedRepository.now();
        state.pulls.put(
                number, pull.at(head.name(), base.name()).merged(new Pull.Merge(now, by.login(), merged.name())));
        state.issues.put(number, state.issue(number).closed(by.login(), now));
        return merged.name();
    }

    private void refuse(Pull pull, Order order) {
        if (!state.issue(pull.number()).isOpen() || mergedTree(pull).isEmpty()) {
            throw ForgeFailure.of(405, NOT_MERGEABLE);
        }
        if (pull.draft()) {
            throw ForgeFailure.of(405, "Pull Request is still a draft");
        }
        if (order.head().filter(sha -> !sha.equals(pull.head().commit())).isPresent()) {
            throw ForgeFailure.of(409, "Head branch was modified. Review and try the merge again.");
        }
    }

    /** The tree that a merge would give; empty when it conflicts. */
    Optional<ObjectId> mergedTree(Pull pull) {
        return merge(commit(pull.base()), commit(pull.head()), Optional.empty());
    }

    /**
     * The commit that GitHub keeps to try a merge out, which an open pull request shows as its merge commit although
     * nothing was merged.
     */
    Optional<String> testMerge(Pull pull) {
        RevCommit head = commit(pull.head());
        PersonIdent forge = forge(head.getCommitterIdent().getWhenAsInstant());
        String message = "Merge " + head.name() + " into " + pull.base().commit();
        return mergedTree(pull).map(tree -> insert(tree, message, forge, forge, commit(pull.base()), head)
                .name());
    }

    private ObjectId mergeCommit(Pull pull, Order order, Account by) {
        Issue.Text text = state.issue(pull.number()).text();
        String title = order.title()
                .orElse("Merge pull request #" + pull.number() + " from "
                        + repository.settings().owner() + "/" + pull.head().branch());
        String message = join(title, order.message().orElse(text.title()));
        ObjectId tree = mergedTree(pull).orElseThrow();
        return insert(
                tree, message, person(by), forge(HostedRepository.now()), commit(pull.base()), commit(pull.head()));
    }

    private ObjectId squash(Pull pull, Order order, Account by) {
        Issue.Text text = state.issue(pull.number()).text();
        String title = order.title().orElse(text.title() + " (#" + pull.number() + ")");
        String message = join(title, order.message().orElseGet(() -> squashedMessages(pull)));
        ObjectId tree = mergedTree(pull).orElseThrow();
        return insert(tree, message, person(by), forge(HostedRepository.now()), commit(pull.base()));
    }

    private String squashedMessages(Pull pull) {
        var commits = new PullStore(repository).commits(pull);
        if (commits.size() == 1) {
            String message = commits.get(0).getFullMessage();
            int body = message.indexOf("\n\n");
            return body < 0 ? "" : message.substring(body + 2).strip();
        }
        return commits.stream()
                .map(commit -> "* " + commit.getFullMessage().strip())
                .collect(Collectors.joining("\n\n"));
    }

    private ObjectId rebase(Pull pull, Account by) {
        RevCommit onto = commit(pull.base());
        for (RevCommit picked : new PullStore(repository).commits(pull)) {
            if (picked.getParentCount() != 1) {
                throw ForgeFailure.of(405, "This branch can't be rebased");
            }
            ObjectId tree = merge(onto, picked, Optional.of(picked.getParent(0)))
                    .orElseThrow(() -> ForgeFailure.of(405, "This branch can't be rebased"));
            PersonIdent committer = person(by);
            ObjectId next = insert(tree, picked.getFullMessage(), picked.getAuthorIdent(), committer, onto);
            onto = repository.git().commit(next.name()).orElseThrow();
        }
        return onto;
    }

    private Optional<ObjectId> merge(RevCommit onto, RevCommit other, Optional<RevCommit> base) {
        return BareRepository.io(() -> {
            ThreeWayMerger merger =
                    MergeStrategy.RECURSIVE.newMerger(repository.git().jgit(), true);
            if (base.isPresent()) {
                merger.setBase(base.get());
            }
            return merger.merge(onto, other) ? Optional.of(merger.getResultTreeId()) : Optional.empty();
        });
    }

    private ObjectId insert(
            ObjectId tree, String message, PersonIdent author, PersonIdent committer, RevCommit... parents) {
        return repository.git().insert(inserter -> {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setMessage(message);
            commit.setAuthor(author);
            commit.setCommitter(committer);
            commit.setParentIds(parents);
            return inserter.insert(commit);
        });
    }

    private RevCommit commit(Pull.Tip tip) {
        return repository.git().commit(tip.commit()).orElseThrow(ForgeFailure::notFound);
    }

    static PersonIdent person(Account account) {
        return new PersonIdent(account.login(), account.email(), HostedRepository.now(), ZoneOffset.UTC);
    }

    private static PersonIdent forge(Instant at) {
        return new PersonIdent("GitHub", "noreply@github.com", at, ZoneOffset.UTC);
    }

    private static String join(String title, String body) {
        return body.isBlank() ? title : title + "\n\n" + body;
    }
}
