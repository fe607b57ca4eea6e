package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.rehearsal.forge.Maintainers;
import io.jenkins.plugins.aegis.rehearsal.forge.MergeMethod;
import io.jenkins.plugins.aegis.rehearsal.forge.PullView;

/** What people do on the forge while the pipeline waits: one reviews every open pull request of it and merges. */
final class MaintainersAtWork {
    private final Maintainers maintainers;
    private final Progress progress;

    MaintainersAtWork(Maintainers maintainers, Progress progress) {
        this.maintainers = maintainers;
        this.progress = progress;
    }

    /** Metadata is squashed onto the release branch; a promotion keeps the history that it brings. */
    void reviewAndMerge(String releaseBranch) {
        for (PullView pull : maintainers.pulls()) {
            if (pull.state().equals("open") && pull.author().equals(People.PIPELINE)) {
                MergeMethod method = pull.base().equals(releaseBranch) ? MergeMethod.SQUASH : MergeMethod.MERGE;
                maintainers.approve(People.REVIEWER, pull.number());
                maintainers.merge(People.REVIEWER, pull.number(), method);
                progress.line(People.REVIEWER + " reviewed and merged #" + pull.number() + " \"" + pull.title()
                        + "\" into " + pull.base());
            }
        }
    }
}
