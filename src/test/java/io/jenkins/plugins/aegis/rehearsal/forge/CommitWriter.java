package io.jenkins.plugins.aegis.rehearsal.forge;

import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** Writes commits as the API does: by an account, or committed by the forge itself. */
final class CommitWriter {
    private final BareRepository git;

    CommitWriter(BareRepository git) {
        this.git = git;
    }

    /** Who a commit is by. */
    record By(PersonIdent author, PersonIdent committer) {
        /** What an account does over the web is committed by the forge. */
        static By web(Account account) {
            return new By(person(account), forge(HostedRepository.now()));
        }

        static By account(Account account) {
            return new By(person(account), person(account));
        }
    }

    RevCommit write(ObjectId tree, String message, By by, RevCommit... parents) {
        ObjectId id = git.insert(inserter -> {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setMessage(message);
            commit.setAuthor(by.author());
            commit.setCommitter(by.committer());
            commit.setParentIds(parents);
            return inserter.insert(commit);
        });
        return git.commit(id.name()).orElseThrow(ForgeFailure::notFound);
    }

    static PersonIdent person(Account account) {
        return new PersonIdent(account.login(), account.email(), HostedRepository.now(), ZoneOffset.UTC);
    }

    static PersonIdent forge(Instant at) {
        return new PersonIdent("GitHub", "noreply@github.com", at, ZoneOffset.UTC);
    }
}
