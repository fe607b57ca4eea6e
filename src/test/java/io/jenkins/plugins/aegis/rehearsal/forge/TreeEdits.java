package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A tree in the making: the files of a base tree, with entries of GitHub's "create a tree" applied. */
final class TreeEdits {
    private final BareRepository git;
    private final Map<String, File> files = new TreeMap<>();

    private record File(FileMode mode, ObjectId id) {}

    TreeEdits(BareRepository git, Optional<ObjectId> base) {
        this.git = git;
        base.ifPresent(tree -> addTree("", tree));
    }

    /** One entry: {@code content} or {@code sha} replaces, a {@code sha} of null removes. */
    void apply(JsonNode entry) {
        String path = Json.text(entry, "path").orElseThrow(() -> ForgeFailure.unprocessable("tree.path is missing"));
        String mode = Json.text(entry, "mode").orElseThrow(() -> ForgeFailure.unprocessable("tree.mode is missing"));
        if (entry.path("content").isTextual()) {
            byte[] content = entry.path("content").textValue().getBytes(StandardCharsets.UTF_8);
            put(path, mode, git.insert(inserter -> inserter.insert(Constants.OBJ_BLOB, content)));
        } else if (entry.path("sha").isTextual()) {
            String sha = entry.path("sha").textValue();
            put(
                    path,
                    mode,
                    git.object(sha)
                            .orElseThrow(() -> ForgeFailure.unprocessable("tree.sha " + sha + " is not a valid blob")));
        } else if (!removed(path)) {
            throw ForgeFailure.unprocessable("GitRPC::BadObjectState");
        }
    }

    /** Puts a file; a mode of 040000 puts all files of a tree. */
    void put(String path, String mode, ObjectId id) {
        removed(path);
        FileMode fileMode = FileMode.fromBits(Integer.parseInt(mode, 8));
        if (fileMode == FileMode.TREE) {
            addTree(path + "/", id);
        } else {
            files.put(path, new File(fileMode, id));
        }
    }

    private boolean removed(String path) {
        return files.keySet().removeIf(file -> file.equals(path) || file.startsWith(path + "/"));
    }

    private void addTree(String prefix, ObjectId tree) {
        BareRepository.io(() -> {
            try (TreeWalk walk = new TreeWalk(git.jgit())) {
                walk.addTree(tree);
                walk.setRecursive(true);
                while (walk.next()) {
                    files.put(prefix + walk.getPathString(), new File(walk.getFileMode(), walk.getObjectId(0)));
                }
                return tree;
            }
        });
    }

    ObjectId write() {
        return git.insert(inserter -> {
            DirCache index = DirCache.newInCore();
            fill(index.builder());
            return index.writeTree(inserter);
        });
    }

    private void fill(DirCacheBuilder builder) {
        files.forEach((path, file) -> {
            DirCacheEntry entry = new DirCacheEntry(path);
            entry.setFileMode(file.mode());
            entry.setObjectId(file.id());
            builder.add(entry);
        });
        builder.finish();
    }
}
