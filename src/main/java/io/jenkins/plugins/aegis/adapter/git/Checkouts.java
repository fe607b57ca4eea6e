package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Clean checkouts, a directory for each commit, always made anew.
 *
 * <p>Each is a repository of its own that borrows the objects of the cache: what a build does to its configuration,
 * hooks and refs ({@code npm version}, a hook installer) stays there, which a linked worktree would not ensure. It has
 * the tags, for builds that describe themselves by them, and no remote.
 */
final class Checkouts {
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final GitCommand git;
    private final Workspace home;

    Checkouts(GitCommand git, Workspace home) {
        this.git = git;
        this.home = home;
    }

    /** @param name of the directory */
    Workspace checkOut(CommitId commit, String name) throws PortUnavailable, InterruptedException {
        Workspace checkout = home.directory(name);
        oneAtATime.lockInterruptibly();
        try {
            checkout.delete();
            checkout.writeText(".git/objects/info/alternates", git.repository().path() + "/objects\n");
            git.output(in(checkout, "init", "--quiet", "--template="));
            // One file for all tags, whose objects are borrowed: a fetch writes a file for each.
            checkout.writeText(
                    ".git/packed-refs",
                    git.output(git.local("for-each-ref", "--format=%(objectname) %(refname)", "--", RefListing.TAGS)));
            git.output(in(checkout, "checkout", "--quiet", "--force", "--detach", commit.hex(), "--"));
            return checkout;
        } catch (IOException e) {
            throw new PortUnavailable("Cannot make a checkout in " + checkout.path() + ": " + e.getMessage(), e);
        } finally {
            oneAtATime.unlock();
        }
    }

    private Command in(Workspace checkout, String... arguments) {
        return git.in(checkout.path(), checkout.path() + "/.git", arguments);
    }
}
