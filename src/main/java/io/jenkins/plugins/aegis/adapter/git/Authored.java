package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.PortUnavailable;

/**
 * Who wrote a commit, when, and in which words; as git prints them.
 *
 * @param parent the first one; what the commit changed, it changed of that
 */
record Authored(
        CommitId commit, CommitId parent, String name, String email, String written, String committed, String message) {
    private static final int FIELDS = 6;

    static Authored read(GitCommand git, CommitId commit) throws PortUnavailable, InterruptedException {
        String[] fields = git.output(git.local(
                        "log",
                        "--max-count=1",
                        "--date=raw",
                        "--encoding=UTF-8",
                        "--format=%P%x00%an%x00%ae%x00%ad%x00%cd%x00%B",
                        commit.hex(),
                        "--"))
                .split("\0", FIELDS);
        if (fields.length < FIELDS || fields[0].isBlank()) {
            throw new PortUnavailable(commit + " has no parent, so that what it changed cannot be said");
        }
        return new Authored(
                commit,
                new CommitId(fields[0].split(" ")[0]),
                fields[1],
                fields[2],
                fields[3],
                fields[4],
                fields[5].strip());
    }

    /** A commit in the making that comes out the same whenever it is made. */
    record Draft(GitCommand git, Authored author, boolean own, String message) {
        Command commit(String... arguments) {
            Command command = git.local(arguments)
                    .withEnvironment("GIT_AUTHOR_DATE", "@" + (own ? author.committed : author.written))
                    .withEnvironment("GIT_COMMITTER_DATE", "@" + author.committed)
                    .withInput(message + "\n");
            return own || author.name.isBlank()
                    ? command
                    : command.withEnvironment("GIT_AUTHOR_NAME", author.name)
                            .withEnvironment("GIT_AUTHOR_EMAIL", author.email);
        }
    }

    /** By the same author in the same words, which say where they come from. */
    Draft asPick(GitCommand git) {
        return new Draft(git, this, false, message + "\n\n(cherry picked from commit " + commit.hex() + ")");
    }

    /** By this installation, of the time of that commit. */
    Draft dating(GitCommand git, String text) {
        return new Draft(git, this, true, text);
    }
}
