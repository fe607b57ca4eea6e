package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.model.CommitId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The branches and tags of the remote at one moment.
 *
 * @param branches short branch name to its head
 * @param tags short tag name to the tag
 */
public record RepositorySnapshot(Map<String, CommitId> branches, Map<String, TagRef> tags) {
    public RepositorySnapshot {
        branches = Map.copyOf(branches);
        tags = Map.copyOf(tags);
    }

    /**
     * A tag as it stands on the remote.
     *
     * @param object id of what the ref points to: the tag object if annotated, else the commit
     * @param commit the commit that it leads to; empty if it leads to something else
     * @param message the whole message of an annotated tag, without signature; empty for a lightweight tag
     */
    public record TagRef(
            String name, CommitId object, boolean annotated, Optional<CommitId> commit, List<String> message) {
        public TagRef {
            message = List.copyOf(message);
        }
    }

    public Optional<CommitId> branch(String name) {
        return Optional.ofNullable(branches.get(name));
    }

    public Optional<TagRef> tag(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    /** The branches whose name starts so, in name order. */
    public Map<String, CommitId> branchesBelow(String prefix) {
        Map<String, CommitId> found = new TreeMap<>();
        branches.forEach((name, head) -> {
            if (name.startsWith(prefix)) {
                found.put(name, head);
            }
        });
        return found;
    }
}
