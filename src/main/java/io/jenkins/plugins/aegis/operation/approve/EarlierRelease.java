package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.metadata.ChangelogPolicy;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;

/**
 * The release that users had before this one: the highest published tag below the version (lesson L12).
 *
 * @param commit that the tag leads to; Absent where there is no earlier release
 */
record EarlierRelease(Observed<String> tag, Observed<CommitId> commit) {
    static EarlierRelease observe(Forge forge, RepositoryView view) throws InterruptedException {
        Observed<String> tag = ChangelogPolicy.baseline(forge, view.snapshot(), view.version());
        return new EarlierRelease(
                tag, view.snapshot().flatMap(refs -> tag.flatMap(name -> commitOf(refs, name, tag.source()))));
    }

    private static Observed<CommitId> commitOf(RepositorySnapshot refs, String tag, String source) {
        return refs.tag(tag)
                .flatMap(TagRef::commit)
                .map(commit -> Observed.present(commit, source))
                .orElseGet(() -> Observed.unknown(source, "tag " + tag + " does not lead to a commit"));
    }
}
