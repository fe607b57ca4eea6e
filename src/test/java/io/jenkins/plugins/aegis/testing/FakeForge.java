package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A forge in memory; its arrangement stands in {@link ForgeState}.
 *
 * <p>Failures go by the name of the port's method: {@code unknown("checks", …)} until {@code answering("checks")},
 * {@code refuseOnce("publish", …)} before the effect, {@code loseAnswerOnce("createDraft", …)} after it.
 */
public final class FakeForge extends ForgeState<FakeForge> implements Forge {
    private final Interference interference = new Interference();

    @Override
    FakeForge self() {
        return this;
    }

    /** Takes the tags from elsewhere, for example a git repository, in addition to {@link #tag}. */
    public FakeForge tagsFrom(Supplier<? extends Collection<String>> source) {
        moreTags = source;
        return this;
    }

    /** Takes the branches from elsewhere, for example a git repository, in addition to {@link #branch}. */
    public FakeForge branchesFrom(Supplier<Map<String, CommitId>> source) {
        moreBranches = source;
        return this;
    }

    public FakeForge unknown(String method, String reason) {
        interference.unknown(method, reason);
        return this;
    }

    public FakeForge answering(String method) {
        interference.answering(method);
        return this;
    }

    public FakeForge refuseOnce(String method, String reason) {
        interference.refuseOnce(method, reason);
        return this;
    }

    public FakeForge loseAnswerOnce(String method, String reason) {
        interference.loseAnswerOnce(method, reason);
        return this;
    }

    /** What was read, in order. */
    public List<String> reads() {
        return interference.reads();
    }

    /** What was changed through the port, in order; arrangements do not count. */
    public List<String> writes() {
        return interference.writes();
    }

    @Override
    public Observed<List<Check>> checks(CommitId commit) {
        return interference.read("checks", "checks of " + commit, () -> Optional.of(checksOf(commit)));
    }

    @Override
    public Observed<List<PullRequest>> pullRequestsInto(String base) {
        return interference.read(
                "pullRequestsInto",
                "pull requests into " + base,
                () -> Optional.of(pullRequests.values().stream()
                        .filter(each -> each.base().equals(base))
                        .sorted(Comparator.comparingInt(PullRequest::number).reversed())
                        .toList()));
    }

    @Override
    public Map<CommitId, Observed<List<PullRequest>>> pullRequestsWith(Collection<CommitId> commits) {
        Map<CommitId, Observed<List<PullRequest>>> all = new LinkedHashMap<>();
        commits.forEach(commit -> all.put(commit, pullRequestsWith(commit)));
        return all;
    }

    private Observed<List<PullRequest>> pullRequestsWith(CommitId commit) {
        return interference.read(
                "pullRequestsWith",
                "pull requests with " + commit,
                () -> Optional.of(pullRequests.values().stream()
                        .filter(each -> each.headCommit().equals(commit)
                                || each.mergeCommit().equals(Optional.of(commit))
                                || brought.getOrDefault(commit, 0) == each.number())
                        .toList()));
    }

    @Override
    public Observed<PullRequest> pullRequest(int number) {
        return interference.read(
                "pullRequest", "pull request " + number, () -> Optional.ofNullable(pullRequests.get(number)));
    }

    @Override
    public Observed<List<Review>> reviews(PullRequest pull) {
        return interference.read(
                "reviews", "reviews of " + pull.number(), () -> Optional.ofNullable(pullRequests.get(pull.number()))
                        .map(this::reviewsOf));
    }

    @Override
    public Observed<Issue> issue(int number) {
        return interference.read("issue", "issue " + number, () -> Optional.ofNullable(issues.get(number))
                .or(() -> conversation(number)));
    }

    @Override
    public Observed<Permission> permission(String login) {
        return interference.read(
                "permission",
                "permission of " + login,
                () -> Optional.of(permissions.getOrDefault(login, Permission.NONE)));
    }

    @Override
    public Observed<ForgeRelease> release(String tag) {
        return interference.read("release", "release " + tag, () -> releaseOf(tag));
    }

    @Override
    public Observed<PublishedTags> published(List<String> asked) {
        return interference.read("published", "releases", () -> {
            List<String> published = releases.values().stream()
                    .filter(each -> !each.draft())
                    .map(ForgeRelease::tag)
                    .toList();
            return Optional.of(
                    new PublishedTags(asked.stream().filter(published::contains).findFirst(), !published.isEmpty()));
        });
    }

    @Override
    public PullRequest openPullRequest(String head, String base, String title, String body) throws PortUnavailable {
        Optional<PullRequest> open = pullRequests.values().stream()
                .filter(each ->
                        each.isOpen() && each.head().equals(head) && each.base().equals(base))
                .findFirst();
        if (open.isPresent()) {
            return open.get();
        }
        if (heads().get(head) == null) {
            throw new PortUnavailable("pull request from " + head + ": the forge has no such branch");
        }
        return interference.write(
                "openPullRequest", "open pull request " + head + " into " + base, () -> opened(head, base, title));
    }

    @Override
    public void closePullRequest(int number, String comment) throws PortUnavailable {
        if (known(number).isMerged()) {
            throw new PortUnavailable("pull request " + number + " is merged and cannot be closed");
        }
        if (known(number).isOpen()) {
            interference.write("closePullRequest", "close pull request " + number, () -> {
                comment(number, credential, comment);
                return closed(number);
            });
        }
    }

    @Override
    public void comment(int number, String text) throws PortUnavailable {
        if (!issues.containsKey(number) && !pullRequests.containsKey(number)) {
            throw new PortUnavailable("the forge has no issue " + number);
        }
        boolean there = Optional.ofNullable(issues.get(number)).stream()
                .flatMap(issue -> issue.comments().stream())
                .anyMatch(comment -> comment.body().equals(text));
        if (!there) {
            interference.write("comment", "comment on " + number, () -> comment(number, credential, text));
        }
    }

    @Override
    public ForgeRelease createDraft(ReleaseDraft draft) throws PortUnavailable {
        Optional<ForgeRelease> there = releaseOf(draft.tag());
        if (there.isPresent()) {
            return there.get();
        }
        mustHaveTag(draft.tag());
        return interference.write("createDraft", "create draft " + draft.tag(), () -> drafted(draft));
    }

    @Override
    public Asset attach(ForgeRelease release, String name, long size, InputStream content) throws PortUnavailable {
        byte[] bytes;
        try {
            bytes = content.readAllBytes();
        } catch (IOException e) {
            throw new PortUnavailable("reading " + name, e);
        }
        if (bytes.length != size) {
            throw new PortUnavailable(name + " has " + bytes.length + " bytes, not " + size);
        }
        Optional<Asset> there = latest(release).asset(name);
        if (there.isPresent() && there.get().size() == size) {
            return there.get();
        }
        if (there.isPresent()) {
            throw new PortUnavailable(name + " is attached to " + release.tag() + " with another size");
        }
        return interference
                .write("attach", "attach " + name + " to " + release.tag(), () -> attached(release.id(), name, bytes))
                .asset(name)
                .orElseThrow();
    }

    @Override
    public Observed<Digest> downloadDigest(ForgeRelease release, String asset) {
        return interference.read(
                "downloadDigest", "download " + asset + " of " + release.tag(), () -> Optional.ofNullable(
                                releases.get(release.id()))
                        .flatMap(each -> each.asset(asset))
                        .map(each -> Digest.of(Digest.Algorithm.SHA256, assetContents.get(each.id()))));
    }

    @Override
    public Observed<String> downloadText(ForgeRelease release, String asset) {
        return interference.read(
                "downloadText", "download " + asset + " of " + release.tag(), () -> Optional.ofNullable(
                                releases.get(release.id()))
                        .flatMap(each -> each.asset(asset))
                        .map(each -> new String(assetContents.get(each.id()), StandardCharsets.UTF_8)));
    }

    @Override
    public ForgeRelease publish(ForgeRelease release, boolean latest) throws PortUnavailable {
        mustHaveTag(release.tag());
        latest(release);
        return interference.write("publish", "publish release " + release.tag(), () -> published(release.id(), latest));
    }

    private ForgeRelease latest(ForgeRelease release) throws PortUnavailable {
        if (!releases.containsKey(release.id())) {
            throw new PortUnavailable("the forge has no release with id " + release.id());
        }
        return releases.get(release.id());
    }

    private void mustHaveTag(String tag) throws PortUnavailable {
        if (!hasTag(tag)) {
            throw new PortUnavailable("the forge has no tag " + tag + ", and a release never creates one");
        }
    }
}
