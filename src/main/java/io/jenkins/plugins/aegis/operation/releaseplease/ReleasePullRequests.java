package io.jenkins.plugins.aegis.operation.releaseplease;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pull requests into the release branch that Release Please opened; its head branches have a fixed prefix. */
public record ReleasePullRequests(ReleaseVersion version, Observed<List<PullRequest>> all) {
    private static final String HEAD_PREFIX = "release-please--branches--";
    private static final String PENDING = "autorelease: pending";

    /** Not asked for, and Absent, once the version is released: nothing is decided by them any more. */
    public static ReleasePullRequests observe(Forge forge, RepositoryView view) throws InterruptedException {
        if (view.releasedTag().isPresent()) {
            return new ReleasePullRequests(
                    view.version(), Observed.absent(view.version().tag() + " is tagged"));
        }
        return observe(forge, view.version(), view.releaseBranch());
    }

    /** @param branch the release branch */
    public static ReleasePullRequests observe(Forge forge, ReleaseVersion version, String branch)
            throws InterruptedException {
        String headPrefix = HEAD_PREFIX + branch;
        return new ReleasePullRequests(version, forge.pullRequestsInto(branch).map(all -> all.stream()
                .filter(each -> each.head().equals(headPrefix) || each.head().startsWith(headPrefix + "--"))
                .toList()));
    }

    public List<PullRequest> open() {
        return all.asOptional().orElse(List.of()).stream()
                .filter(PullRequest::isOpen)
                .toList();
    }

    public Optional<PullRequest> merged() {
        return all.asOptional().orElse(List.of()).stream()
                .filter(PullRequest::isMerged)
                .filter(this::isTitledForThis)
                .findFirst();
    }

    /** Whether the title ends in exactly the version. */
    boolean isTitledForThis(PullRequest pull) {
        return isTitled(pull, version);
    }

    /** Whether the title ends in exactly that version. */
    public static boolean isTitled(PullRequest pull, ReleaseVersion version) {
        String exactly = "(?<![0-9A-Za-z.+-])v?" + Pattern.quote(version.toString()) + "$";
        return Pattern.compile(exactly).matcher(pull.title().strip()).find();
    }

    /** The one that this release goes on with: the merged one, else the only open one. */
    public Optional<PullRequest> current() {
        return merged().or(() -> open().size() == 1 ? Optional.of(open().get(0)) : Optional.empty());
    }

    /**
     * One that was merged for another version and still carries Release Please's label: with it there, the tool does
     * nothing, silently (lesson L10).
     */
    public Optional<PullRequest> stale() {
        return all.asOptional().orElse(List.of()).stream()
                .filter(each -> each.isMerged()
                        && !isTitledForThis(each)
                        && each.labels().contains(PENDING))
                .findFirst();
    }
}
