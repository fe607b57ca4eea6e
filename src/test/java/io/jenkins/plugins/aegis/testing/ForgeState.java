package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.Forge.Asset;
import io.jenkins.plugins.aegis.port.Forge.Check;
import io.jenkins.plugins.aegis.port.Forge.Comment;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.Forge.Issue;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.Forge.ReleaseDraft;
import io.jenkins.plugins.aegis.port.Forge.Review;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What a forge in memory holds, and how a test arranges it; every arrangement answers the forge itself. */
abstract class ForgeState<F> {
    /** Login that the forge knows the caller by. */
    final String credential = "release-bot";

    final Map<String, CommitId> branches = new TreeMap<>();
    final Set<String> tags = new TreeSet<>();
    Supplier<? extends Collection<String>> moreTags = List::of;
    Supplier<Map<String, CommitId>> moreBranches = Map::of;
    final Map<CommitId, Map<String, Check>> checks = new HashMap<>();
    final Map<Integer, PullRequest> pullRequests = new TreeMap<>();
    final Map<Integer, Map<String, Review>> reviews = new HashMap<>();
    final Map<Integer, Issue> issues = new TreeMap<>();
    final Map<CommitId, Integer> brought = new HashMap<>();
    final Map<String, Permission> permissions = new HashMap<>();
    final Map<Long, ForgeRelease> releases = new LinkedHashMap<>();
    final Map<Long, ReleaseDraft> drafts = new HashMap<>();
    final Map<Long, byte[]> assetContents = new HashMap<>();
    private Optional<String> latestTag = Optional.empty();
    private long lastId = 1000;

    abstract F self();

    public F branch(String name, CommitId head) {
        branches.put(name, head);
        return self();
    }

    public F tag(String name) {
        tags.add(name);
        return self();
    }

    public F deleteTag(String name) {
        tags.remove(name);
        return self();
    }

    public F check(CommitId commit, String name, Check.State state) {
        checks.computeIfAbsent(commit, each -> new TreeMap<>()).put(name, new Check(name, state));
        return self();
    }

    /** Puts a pull request there, replacing the one of that number. */
    public F pullRequest(PullRequest pullRequest) {
        pullRequests.put(pullRequest.number(), pullRequest);
        return self();
    }

    public F label(int number, String label) {
        PullRequest old = known(number);
        List<String> labels = new ArrayList<>(old.labels());
        labels.add(label);
        return pullRequest(changed(old, old.state(), old.mergeCommit(), labels));
    }

    public F review(int number, String reviewer, boolean approved) {
        reviews.computeIfAbsent(number, each -> new LinkedHashMap<>())
                .put(reviewer, new Review(reviewer, approved, known(number).headCommit()));
        return self();
    }

    /** Merges, as a maintainer would, with that commit on the base. */
    public F merge(int number, CommitId mergeCommit) {
        PullRequest old = known(number);
        branch(old.base(), mergeCommit);
        return pullRequest(changed(old, PullRequest.State.MERGED, Optional.of(mergeCommit), old.labels()));
    }

    /** The pull request brought that commit besides its merge, as one that was rebased does. */
    public F brought(int number, CommitId commit) {
        brought.put(commit, number);
        return self();
    }

    public F close(int number) {
        closed(number);
        return self();
    }

    public F issue(int number, boolean open, String title) {
        issues.put(number, new Issue(number, open, title, List.of()));
        return self();
    }

    /** Comments on an issue or a pull request. */
    public F comment(int number, String author, String body) {
        Issue old = issues.getOrDefault(number, new Issue(number, true, "", List.of()));
        List<Comment> comments = new ArrayList<>(old.comments());
        comments.add(new Comment(author, body));
        issues.put(number, new Issue(number, old.open(), old.title(), comments));
        return self();
    }

    public F permission(String login, Permission permission) {
        permissions.put(login, permission);
        return self();
    }

    /** A release that is published already, with its tag. */
    public F publishedRelease(String tag) {
        tag(tag);
        ForgeRelease draft = drafted(new ReleaseDraft(tag, tag, "", tag.contains("-"), Optional.empty()));
        published(draft.id(), false);
        return self();
    }

    /** The tag that users are shown as the latest release. */
    public Optional<String> latestTag() {
        return latestTag;
    }

    /** What the release was drafted from. */
    public Optional<ReleaseDraft> draftOf(String tag) {
        return releaseOf(tag).map(each -> drafts.get(each.id()));
    }

    /** Replaces the bytes of an asset, as nobody should. */
    public F tamper(String tag, String asset, byte[] content) {
        Asset old = releaseOf(tag).flatMap(each -> each.asset(asset)).orElseThrow();
        assetContents.put(old.id(), content.clone());
        return self();
    }

    /** A pull request that nobody commented on has an empty conversation. */
    final Optional<Issue> conversation(int number) {
        return Optional.ofNullable(pullRequests.get(number))
                .map(pull -> new Issue(number, pull.isOpen(), pull.title(), List.of()));
    }

    final List<Check> checksOf(CommitId commit) {
        return List.copyOf(checks.getOrDefault(commit, Map.of()).values());
    }

    final List<Review> reviewsOf(PullRequest pullRequest) {
        return reviews.getOrDefault(pullRequest.number(), Map.of()).values().stream()
                .filter(each -> !each.reviewer().equals(pullRequest.author()))
                .toList();
    }

    final Map<String, CommitId> heads() {
        Map<String, CommitId> heads = new TreeMap<>(branches);
        heads.putAll(moreBranches.get());
        return heads;
    }

    final Optional<ForgeRelease> releaseOf(String tag) {
        return releases.values().stream().filter(each -> each.tag().equals(tag)).findFirst();
    }

    final boolean hasTag(String tag) {
        return tags.contains(tag) || moreTags.get().contains(tag);
    }

    final PullRequest known(int number) {
        return Optional.ofNullable(pullRequests.get(number))
                .orElseThrow(() -> new IllegalStateException("the test arranged no pull request " + number));
    }

    final PullRequest opened(String head, String base, String title) {
        int number = 1 + Math.max(highest(pullRequests), highest(issues));
        CommitId headCommit = heads().get(head);
        String url = "https://forge.example/pull/" + number;
        PullRequest opened = new PullRequest(
                number,
                title,
                credential,
                head,
                headCommit,
                base,
                PullRequest.State.OPEN,
                Optional.empty(),
                List.of(),
                url);
        pullRequest(opened);
        return opened;
    }

    final PullRequest closed(int number) {
        PullRequest old = known(number);
        pullRequest(changed(old, PullRequest.State.CLOSED, Optional.empty(), old.labels()));
        return known(number);
    }

    final ForgeRelease drafted(ReleaseDraft draft) {
        long id = ++lastId;
        String url = "https://forge.example/releases/" + id;
        releases.put(id, new ForgeRelease(id, draft.tag(), true, draft.prerelease(), url, List.of()));
        drafts.put(id, draft);
        return releases.get(id);
    }

    final ForgeRelease attached(long release, String name, byte[] content) {
        ForgeRelease old = releases.get(release);
        long id = ++lastId;
        assetContents.put(id, content.clone());
        List<Asset> assets = new ArrayList<>(old.assets());
        assets.add(new Asset(id, name, content.length, "https://forge.example/assets/" + id, Optional.empty()));
        return replaced(old, old.draft(), assets);
    }

    final ForgeRelease published(long release, boolean latest) {
        ForgeRelease old = releases.get(release);
        if (latest) {
            latestTag = Optional.of(old.tag());
        }
        return replaced(old, false, old.assets());
    }

    private ForgeRelease replaced(ForgeRelease old, boolean draft, List<Asset> assets) {
        ForgeRelease release =
                new ForgeRelease(old.id(), old.tag(), draft, old.prerelease(), old.url(), List.copyOf(assets));
        releases.put(old.id(), release);
        return release;
    }

    private static int highest(Map<Integer, ?> numbered) {
        return numbered.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static PullRequest changed(
            PullRequest old, PullRequest.State state, Optional<CommitId> mergeCommit, List<String> labels) {
        return new PullRequest(
                old.number(),
                old.title(),
                old.author(),
                old.head(),
                old.headCommit(),
                old.base(),
                state,
                mergeCommit,
                labels,
                old.url());
    }
}
