package io.jenkins.plugins.aegis.operation.drift;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.GitRepository.Mainline;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The highest version whose tag the production branch holds: where it is looked from.
 *
 * @param before the commit of the release below it; empty for the first
 */
public record LastRelease(ReleaseVersion version, CommitId commit, Optional<CommitId> before) {

    /** Absent if there is no production branch, or no version tag on it. */
    public static Observed<LastRelease> observe(GitRepository git, RepositoryView view) throws InterruptedException {
        if (view.production().isEmpty()) {
            return view.snapshot().flatMap(refs -> Observed.absent(view.productionBranch()));
        }
        String source = "version tags on " + view.productionBranch();
        return git.tagsReachableFrom(view.production().get(), view.tags()).flatMap(names -> {
            List<ReleaseVersion> versions = names.stream()
                    .map(ReleaseVersion::ofTag)
                    .flatMap(Optional::stream)
                    .filter(version -> commit(view, version).isPresent())
                    .sorted(Comparator.reverseOrder())
                    .toList();
            if (versions.isEmpty()) {
                return Observed.absent(source);
            }
            Optional<CommitId> before =
                    versions.size() > 1 ? commit(view, versions.get(1)) : Optional.<CommitId>empty();
            ReleaseVersion last = versions.get(0);
            return Observed.present(new LastRelease(last, commit(view, last).orElseThrow(), before), source);
        });
    }

    private static Optional<CommitId> commit(RepositoryView view, ReleaseVersion version) {
        return view.snapshot()
                .asOptional()
                .flatMap(refs -> refs.tag(version.tag()))
                .flatMap(RepositorySnapshot.TagRef::commit);
    }

    /** The line of a branch since this release. */
    Mainline until(CommitId head) {
        return Mainline.of(head, commit);
    }

    /**
     * The line of a branch that may never have had this release's commit, as after squashed promotions. What came since
     * the release before is looked at, so that nothing falls between the cut of a release and its tag.
     */
    Mainline besides(CommitId head) {
        return new Mainline(head, commit, Optional.of(before.orElse(commit)), List.of());
    }
}
