package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.rehearsal.forge.Maintainers;
import io.jenkins.plugins.aegis.rehearsal.forge.MergeMethod;
import io.jenkins.plugins.aegis.rehearsal.forge.PullView;

/** What people do on the forge while the pipeline waits for them. */
@FunctionalInterface
public interface MaintainersAtWork {

    /**
     * Does it.
     *
     * @param releaseBranch the branch that the running release has, or would have
     */
    void act(Maintainers forge, Progress progress, String releaseBranch);

    /**
     * One reviews and merges every open pull request of the pipeline: metadata is squashed onto the release branch, a
     * promotion keeps the history that it brings.
     */
    static MaintainersAtWork reviewingAndMerging() {
        return (forge, progress, releaseBranch) -> {
            for (PullView pull : forge.pulls()) {
                if (pull.state().equals("open") && pull.author().equals(People.PIPELINE)) {
                    MergeMethod method = pull.base().equals(releaseBranch) ? MergeMethod.SQUASH : MergeMethod.MERGE;
                    reviewAndMerge(forge, progress, pull, method);
                }
            }
        };
    }

    /** One approves and merges that pull request, and says so. */
    static void reviewAndMerge(Maintainers forge, Progress progress, PullView pull, MergeMethod method) {
        forge.approve(People.REVIEWER, pull.number());
        forge.merge(People.REVIEWER, pull.number(), method);
        progress.line(People.REVIEWER + " reviewed and merged #" + pull.number() + " \"" + pull.title() + "\" into "
                + pull.base());
    }
}
