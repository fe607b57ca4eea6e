package io.jenkins.plugins.aegis.rehearsal.forge;

import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ThreeWayMerger;
import org.eclipse.jgit.revwalk.RevCommit;

/** Merges pull requests inside the bare repository, with the three methods of GitHub. */
final class PullMerges {
    private final HostedRepository repository;
    private final ForgeState state;
    private final CommitWriter writer;

    PullMerges(HostedRepository repository) {
        this.repository = repository;
        this.state = repository.state();
        this.writer = new CommitWriter(repository.git());
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
        RevCommit merged =
                switch (order.method()) {
                    case "merge" -> mergeCommit(pull, order, by);
                    case "squash" -> squash(pull, order, by);
                    case "rebase" -> rebase(pull, by);
                    default -> throw ForgeFailure.unprocessable("Invalid merge method: " + order.method());
                };
        land(pull, merged, by);
        return merged.name();
    }

    private void refuse(Pull pull, Order order) {
        if (!state.issue(pull.number()).isOpen() || mergedTree(pull).isEmpty()) {
            throw ForgeFailure.of(405, "Pull Request is not mergeable");
        }
        if (pull.draft()) {
            throw ForgeFailure.of(405, "Pull Request is still a draft");
        }
        if (order.head().filter(sha -> !sha.equals(pull.head().commit())).isPresent()) {
            throw ForgeFailure.of(409, "Head branch was modified. Review and try the merge again.");
        }
    }

    /**
     * Writes down the merge before it moves the base branch, so that a forge that is killed in between can end it.
     *
     * @see PullSync#endMerge
     */
    private void land(Pull pull, RevCommit merged, Account by) {
        Issue issue = state.issue(pull.number());
        var now = HostedRepository.now();
        state.pulls.put(pull.number(), pull.merged(new Pull.Merge(now, by.login(), merged.name())));
        state.issues.put(pull.number(), issue.closed(by.login(), now));
        state.landing(Optional.of(pull.number()));
        repository.save();
        boolean landed = new PullSync(repository).moveBase(pull, merged.name());
        state.landing(Optional.empty());
        if (!landed) {
            state.pulls.put(pull.number(), pull);
            state.issues.put(pull.number(), issue);
            throw ForgeFailure.of(409, "Base branch was modified. Review and try the merge again.");
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
        PersonIdent forge = CommitWriter.forge(head.getCommitterIdent().getWhenAsInstant());
        CommitWriter.By by = new CommitWriter.By(forge, forge);
        String message = "Merge " + head.name() + " into " + pull.base().commit();
        return mergedTree(pull).map(tree -> writer.write(tree, message, by, commit(pull.base()), head)
                .name());
    }

    private RevCommit mergeCommit(Pull pull, Order order, Account by) {
        String title = order.title()
                .orElse("Merge pull request #" + pull.number() + " from "
                        + repository.settings().owner() + "/" + pull.head().branch());
        String message =
                order.message().orElse(state.issue(pull.number()).text().title());
        RevCommit base = commit(pull.base());
        ObjectId tree = mergedTree(pull).orElseThrow();
        return writer.write(tree, join(title, message), CommitWriter.By.web(by), base, commit(pull.head()));
    }

    private RevCommit squash(Pull pull, Order order, Account by) {
        String title = order.title().orElse(state.issue(pull.number()).text().title() + " (#" + pull.number() + ")");
        String message = order.message().orElseGet(() -> squashedMessages(pull));
        ObjectId tree = mergedTree(pull).orElseThrow();
        return writer.write(tree, join(title, message), CommitWriter.By.web(by), commit(pull.base()));
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

    private RevCommit rebase(Pull pull, Account by) {
        RevCommit onto = commit(pull.base());
        for (RevCommit picked : new PullStore(repository).commits(pull)) {
            if (picked.getParentCount() != 1) {
                throw ForgeFailure.of(405, "This branch can't be rebased");
            }
            ObjectId tree = merge(onto, picked, Optional.of(picked.getParent(0)))
                    .orElseThrow(() -> ForgeFailure.of(405, "This branch can't be rebased"));
            CommitWriter.By who = new CommitWriter.By(picked.getAuthorIdent(), CommitWriter.person(by));
            onto = writer.write(tree, picked.getFullMessage(), who, onto);
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

    private RevCommit commit(Pull.Tip tip) {
        return repository.git().commit(tip.commit()).orElseThrow(ForgeFailure::notFound);
    }

    private static String join(String title, String body) {
        return body.isBlank() ? title : title + "\n\n" + body;
    }
}
