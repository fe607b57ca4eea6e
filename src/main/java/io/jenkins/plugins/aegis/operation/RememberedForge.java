package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Asks the forge once within one observation, and again for whatever an effect may have changed.
 *
 * <p>Nothing is kept over an effect but what no effect of a release changes: the checks of a commit, who reviewed a
 * merged pull request, what a user may do, which lower version was published. Unknown is never kept, so that the next
 * question is asked. Safe for several threads.
 */
final class RememberedForge implements Forge {
    private final Forge forge;
    private final RememberedAnswers lasting = new RememberedAnswers();
    private final RememberedAnswers untilEffect = new RememberedAnswers();

    RememberedForge(Forge forge) {
        this.forge = forge;
    }

    /** A new observation begins: everything is asked for again. */
    void observeAnew() {
        lasting.forget();
        untilEffect.forget();
    }

    /** An effect begins, or was seen: what it may change is asked for again. */
    void somethingWasDone() {
        untilEffect.forget();
    }

    @Override
    public Observed<List<Check>> checks(CommitId commit) throws InterruptedException {
        return lasting.of(List.of("checks", commit), () -> forge.checks(commit));
    }

    @Override
    public Observed<List<PullRequest>> pullRequestsInto(String base) throws InterruptedException {
        return untilEffect.of(List.of("pullRequestsInto", base), () -> forge.pullRequestsInto(base));
    }

    @Override
    public Map<CommitId, Observed<List<PullRequest>>> pullRequestsWith(Collection<CommitId> commits)
            throws InterruptedException {
        return forge.pullRequestsWith(commits);
    }

    @Override
    public Observed<PullRequest> pullRequest(int number) throws InterruptedException {
        return forge.pullRequest(number);
    }

    @Override
    public Observed<List<Review>> reviews(PullRequest pull) throws InterruptedException {
        return lasting.of(List.of("reviews", pull), () -> forge.reviews(pull));
    }

    @Override
    public Observed<Issue> issue(int number) throws InterruptedException {
        return untilEffect.of(List.of("issue", number), () -> forge.issue(number));
    }

    @Override
    public Observed<Permission> permission(String login) throws InterruptedException {
        return lasting.of(List.of("permission", login), () -> forge.permission(login));
    }

    @Override
    public Observed<ForgeRelease> release(String tag) throws InterruptedException {
        return untilEffect.of(List.of("release", tag), () -> forge.release(tag));
    }

    @Override
    public Observed<PublishedTags> published(List<String> tags) throws InterruptedException {
        return lasting.of(List.of("published", tags), () -> forge.published(tags));
    }

    @Override
    public PullRequest openPullRequest(String head, String base, String title, String body)
            throws PortUnavailable, InterruptedException {
        return changing(() -> forge.openPullRequest(head, base, title, body));
    }

    @Override
    public void closePullRequest(int number, String comment) throws PortUnavailable, InterruptedException {
        changing(() -> {
            forge.closePullRequest(number, comment);
            return number;
        });
    }

    @Override
    public void comment(int number, String text) throws PortUnavailable, InterruptedException {
        changing(() -> {
            forge.comment(number, text);
            return number;
        });
    }

    @Override
    public ForgeRelease createDraft(ReleaseDraft draft) throws PortUnavailable, InterruptedException {
        return changing(() -> forge.createDraft(draft));
    }

    @Override
    public Asset attach(ForgeRelease release, String name, long size, InputStream content)
            throws PortUnavailable, InterruptedException {
        return changing(() -> forge.attach(release, name, size, content));
    }

    @Override
    public Observed<Digest> downloadDigest(ForgeRelease release, String asset) throws InterruptedException {
        return forge.downloadDigest(release, asset);
    }

    @Override
    public Observed<String> downloadText(ForgeRelease release, String asset) throws InterruptedException {
        return forge.downloadText(release, asset);
    }

    @Override
    public ForgeRelease publish(ForgeRelease release, boolean latest) throws PortUnavailable, InterruptedException {
        return changing(() -> forge.publish(release, latest));
    }

    private interface Write<T> {
        T send() throws PortUnavailable, InterruptedException;
    }

    private <T> T changing(Write<T> write) throws PortUnavailable, InterruptedException {
        try {
            return write.send();
        } finally {
            somethingWasDone();
        }
    }
}
