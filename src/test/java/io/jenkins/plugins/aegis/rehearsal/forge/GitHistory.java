package io.jenkins.plugins.aegis.rehearsal.forge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Questions about how commits lie to each other, and what they change. */
final class GitHistory {
    private final BareRepository git;

    GitHistory(BareRepository git) {
        this.git = git;
    }

    /**
     * One file that differs.
     *
     * @param patch unified hunks without a file header, empty for a binary file
     */
    record Change(DiffEntry entry, int additions, int deletions, String patch) {
        String path() {
            return entry.getChangeType() == DiffEntry.ChangeType.DELETE ? entry.getOldPath() : entry.getNewPath();
        }
    }

    /** Commits from {@code head} backwards, newest first, without those that {@code without} reaches. */
    List<RevCommit> log(String head, Optional<String> without, Optional<String> path) {
        return BareRepository.io(() -> {
            try (RevWalk walk = new RevWalk(git.jgit())) {
                walk.markStart(walk.parseCommit(ObjectId.fromString(head)));
                if (without.isPresent()) {
                    walk.markUninteresting(walk.parseCommit(ObjectId.fromString(without.get())));
                }
                if (path.isPresent()) {
                    walk.setTreeFilter(
                            AndTreeFilter.create(PathFilterGroup.createFromStrings(path.get()), TreeFilter.ANY_DIFF));
                }
                walk.sort(RevSort.TOPO);
                List<RevCommit> commits = new ArrayList<>();
                walk.forEach(commits::add);
                return commits;
            }
        });
    }

    boolean reaches(String head, String ancestor) {
        return BareRepository.io(() -> {
            try (RevWalk walk = new RevWalk(git.jgit())) {
                return walk.isMergedInto(
                        walk.parseCommit(ObjectId.fromString(ancestor)), walk.parseCommit(ObjectId.fromString(head)));
            }
        });
    }

    Optional<RevCommit> mergeBase(String one, String other) {
        return BareRepository.io(() -> {
            try (RevWalk walk = new RevWalk(git.jgit())) {
                walk.setRevFilter(RevFilter.MERGE_BASE);
                walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
                walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
                RevCommit base = walk.next();
                return base == null ? Optional.empty() : git.commit(base.name());
            }
        });
    }

    /** What {@code head} changes since it left {@code base}. */
    List<Change> changesSinceMergeBase(String base, String head) {
        return changes(
                mergeBase(base, head).map(RevCommit::getTree), git.commit(head).orElseThrow());
    }

    /** What a commit changes against its first parent. */
    List<Change> changes(RevCommit commit) {
        Optional<ObjectId> before = commit.getParentCount() == 0
                ? Optional.empty()
                : git.commit(commit.getParent(0).name()).map(RevCommit::getTree);
        return changes(before, commit);
    }

    private List<Change> changes(Optional<? extends ObjectId> before, RevCommit after) {
        return BareRepository.io(() -> {
            ByteArrayOutputStream patches = new ByteArrayOutputStream();
            try (DiffFormatter formatter = new DiffFormatter(patches)) {
                formatter.setRepository(git.jgit());
                formatter.setDetectRenames(true);
                List<Change> changes = new ArrayList<>();
                for (DiffEntry entry : formatter.scan(before.orElse(null), after.getTree())) {
                    changes.add(change(formatter, patches, entry));
                }
                return changes;
            }
        });
    }

    private static Change change(DiffFormatter formatter, ByteArrayOutputStream patches, DiffEntry entry)
            throws IOException {
        int additions = 0;
        int deletions = 0;
        for (Edit edit : formatter.toFileHeader(entry).toEditList()) {
            additions += edit.getLengthB();
            deletions += edit.getLengthA();
        }
        patches.reset();
        formatter.format(entry);
        formatter.flush();
        String text = patches.toString(StandardCharsets.UTF_8);
        int hunks = text.indexOf("\n@@");
        return new Change(entry, additions, deletions, hunks < 0 ? "" : text.substring(hunks + 1));
    }
}
