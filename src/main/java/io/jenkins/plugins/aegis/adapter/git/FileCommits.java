package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.RelativePath;
import io.jenkins.plugins.aegis.port.Workspace;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Commits of files that are not in the repository yet; no filter and no attribute changes a byte of them. */
final class FileCommits {
    private final GitCommand git;

    FileCommits(GitCommand git) {
        this.git = git;
    }

    /** @param paths the same below the directory and in the commit */
    CommitId commit(Optional<CommitId> parent, Workspace directory, List<String> paths, String message, Instant at)
            throws PortUnavailable, InterruptedException {
        CommitWriter writer = new CommitWriter(git);
        String tree = writer.treeOf(parent.map(CommitId::hex).orElse("--empty"), additions(directory, paths));
        String date = "@" + at.getEpochSecond() + " +0000";
        Command commit = parent.map(on -> git.local("commit-tree", "-p", on.hex(), "-F", "-", tree))
                .orElseGet(() -> git.local("commit-tree", "-F", "-", tree))
                .withEnvironment("GIT_AUTHOR_DATE", date)
                .withEnvironment("GIT_COMMITTER_DATE", date)
                .withInput(message.endsWith("\n") ? message : message + "\n");
        return CommitWriter.objectId(git.output(commit));
    }

    /** Lines for {@code git update-index --index-info}, after the contents were written to the repository. */
    private String additions(Workspace directory, List<String> paths) throws PortUnavailable, InterruptedException {
        String files = paths.stream()
                .map(path -> directory.path() + "/" + RelativePath.require(path) + "\n")
                .collect(Collectors.joining());
        List<String> ids = git.output(git.local("hash-object", "-w", "--no-filters", "--stdin-paths")
                        .withInput(files))
                .lines()
                .toList();
        if (ids.size() != paths.size()) {
            throw new PortUnavailable("git hash-object took " + ids.size() + " of " + paths.size() + " files");
        }
        StringBuilder lines = new StringBuilder();
        Iterator<String> id = ids.iterator();
        for (String path : paths) {
            lines.append("100644 " + CommitWriter.objectId(id.next()) + "\t" + path + "\0");
        }
        return lines.toString();
    }
}
