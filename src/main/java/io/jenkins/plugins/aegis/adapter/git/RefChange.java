package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import java.util.Optional;

/**
 * What a push is to make of one ref of the remote, and what the ref must be for it.
 *
 * @param before empty if the ref must not be there
 * @param after empty if the ref is to be deleted; the same as {@code before} if it is only to be as expected
 */
record RefChange(String ref, Optional<CommitId> before, Optional<CommitId> after) {
    static RefChange creation(String ref, CommitId object) {
        return new RefChange(ref, Optional.empty(), Optional.of(object));
    }

    /** Changes nothing, and lets nothing else be changed unless the ref is there. */
    static RefChange guard(String ref, CommitId object) {
        return new RefChange(ref, Optional.of(object), Optional.of(object));
    }

    boolean isGuard() {
        return before.equals(after);
    }

    /** The value of {@code --force-with-lease}. */
    String lease() {
        return ref + ":" + before.map(CommitId::hex).orElse("");
    }

    String refspec() {
        return after.map(CommitId::hex).orElse("") + ":" + ref;
    }

    @Override
    public String toString() {
        if (isGuard()) {
            return "keep " + ref;
        }
        return (after.isEmpty() ? "delete " : before.isEmpty() ? "create " : "update ") + ref;
    }
}
