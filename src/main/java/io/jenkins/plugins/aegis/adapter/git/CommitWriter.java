package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.RelativePath;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes commit and tag objects without a working tree and without a local ref. */
final class CommitWriter {
    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private final GitCommand git;

    CommitWriter(GitCommand git) {
        this.git = git;
    }

    /** A commit on the parent with the paths (files, or directories with all below) taken from the source. */
    CommitId commitPaths(CommitId parent, CommitId source, Collection<String> paths, String message)
            throws PortUnavailable, InterruptedException {
        paths.forEach(RelativePath::require);
        String tree = treeWith(parent, changes(parent, source, path -> isBelow(path, paths)));
        String date = git.output(git.local("log", "--max-count=1", "--date=raw", "--format=%cd", source.hex(), "--"))
                .strip();
        Command commit = git.local("commit-tree", "-p", parent.hex(), "-F", "-", tree)
                .withEnvironment("GIT_AUTHOR_DATE", "@" + date)
                .withEnvironment("GIT_COMMITTER_DATE", "@" + date)
                .withInput(message.endsWith("\n") ? message : message + "\n");
        return objectId(git.output(commit));
    }

    /** The tree of the source, in which the paths that are left aside are as in the parent. */
    String treeWithout(CommitId parent, CommitId source, Collection<String> leaveAside)
            throws PortUnavailable, InterruptedException {
        leaveAside.forEach(RelativePath::require);
        return treeWith(parent, changes(parent, source, path -> !isBelow(path, leaveAside)));
    }

    private static boolean isBelow(String path, Collection<String> paths) {
        return paths.stream().anyMatch(wanted -> path.equals(wanted) || path.startsWith(wanted + "/"));
    }

    /** An annotated tag of the commit, made now. */
    CommitId tagObject(String name, CommitId commit, List<String> message, Instant at)
            throws PortUnavailable, InterruptedException {
        for (String line : message) {
            if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0 || line.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("\"" + Printable.of(line, 200) + "\" is more than one line");
            }
        }
        GitAccess access = git.access();
        String object = "object " + commit + "\ntype commit\ntag " + name + "\ntagger " + access.identityName() + " <"
                + access.identityEmail() + "> " + at.getEpochSecond() + " +0000\n\n" + String.join("\n", message)
                + "\n";
        return objectId(git.output(git.local("mktag").withInput(object)));
    }

    /** Lines for {@code git update-index --index-info}, removals first so that a file can make way for a directory. */
    private String changes(CommitId parent, CommitId source, Predicate<String> wanted)
            throws PortUnavailable, InterruptedException {
        String[] fields = git.output(
                        git.local("diff-tree", "-r", "-z", "--raw", "--no-renames", parent.hex(), source.hex()))
                .split("\0");
        StringBuilder removals = new StringBuilder();
        StringBuilder others = new StringBuilder();
        // Two fields for each path: ":<mode> <mode> <id> <id> <status>", and the path.
        for (int i = 0; i + 1 < fields.length; i += 2) {
            String path = fields[i + 1];
            if (wanted.test(path)) {
                String[] change = fields[i].split(" ");
                (change[4].equals("D") ? removals : others).append(change[1] + " " + change[3] + "\t" + path + "\0");
            }
        }
        return removals.toString() + others;
    }

    private String treeWith(CommitId parent, String changes) throws PortUnavailable, InterruptedException {
        return treeOf(parent.hex(), changes);
    }

    /** @param base a tree to begin with, or {@code --empty} */
    String treeOf(String base, String changes) throws PortUnavailable, InterruptedException {
        // A place of its own: two at once do not meet, and the lock that a crash leaves behind blocks nobody.
        Workspace scratch = git.repository().directory("scratch/" + UUID.randomUUID());
        String index = scratch.path() + "/index";
        try {
            scratch.writeText("about", "An index in use; it may be deleted when nothing runs.\n");
            git.output(git.local("read-tree", base).withEnvironment("GIT_INDEX_FILE", index));
            git.output(git.local("update-index", "-z", "--index-info")
                    .withEnvironment("GIT_INDEX_FILE", index)
                    .withInput(changes));
            String tree = git.output(git.local("write-tree").withEnvironment("GIT_INDEX_FILE", index));
            scratch.delete();
            return objectId(tree).hex();
        } catch (IOException e) {
            throw new PortUnavailable("Cannot write below " + scratch.path() + ": " + e.getMessage(), e);
        }
    }

    static CommitId objectId(String output) throws PortUnavailable {
        String id = output.strip();
        if (!OBJECT_ID.matcher(id).matches()) {
            throw new PortUnavailable("git printed \"" + Printable.of(id, 200) + "\" in the place of an object id");
        }
        return new CommitId(id);
    }
}
