package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.RelativePath;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.util.UUID;

/** Files at commits that are no text: what a program prints is decoded, so git writes them to a file instead. */
final class FileBytes {
    private final GitCommand git;

    FileBytes(GitCommand git) {
        this.git = git;
    }

    Observed<Digest> digest(CommitId commit, String path) throws InterruptedException {
        String source = RelativePath.require(path) + " at " + commit.abbreviated();
        try {
            Result listed = git.run(git.local("ls-tree", "-z", "--full-tree", commit.hex(), "--", path));
            if (!listed.succeeded()) {
                return Observed.unknown(source, GitCommand.complaint(listed));
            }
            String[] entry = listed.output().split("[ \t\0]", 4);
            if (entry.length < 4 || entry[1].equals("tree")) {
                return Observed.absent(source);
            }
            return entry[0].startsWith("100")
                    ? Observed.present(digestOf(entry[2]), source)
                    : Observed.unknown(source, "it is no regular file");
        } catch (PortUnavailable e) {
            return Observed.unknown(source, e.getMessage());
        }
    }

    private Digest digestOf(String blob) throws PortUnavailable, InterruptedException {
        Workspace scratch = git.repository().directory("scratch/" + UUID.randomUUID());
        try {
            scratch.writeText("about", "A file of a commit, to be read; it may be deleted when nothing runs.\n");
            String file = git.output(git.in(scratch.path(), git.repository().path(), "unpack-file", blob))
                    .strip();
            if (!file.startsWith(".merge_file_")) {
                throw new PortUnavailable(
                        "git unpack-file printed \"" + Printable.of(file, 200) + "\" in the place of a file name");
            }
            Digest digest = scratch.digest(file, Digest.Algorithm.SHA256);
            scratch.delete();
            return digest;
        } catch (IOException e) {
            throw new PortUnavailable("Cannot read below " + scratch.path() + ": " + e.getMessage(), e);
        }
    }
}
