package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.io.InputStream;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A repository on GitHub, or on a forge with GitHub's REST interface (version 2022-11-28).
 *
 * <p>A read costs one request, with these exceptions: an issue costs two, for its comments; a release that was not met
 * before costs two; a list costs one more for each further hundred entries, at most ten, and is Unknown beyond; what was
 * published costs one for each tag that was not. A 404 before anything was read costs one more, to see whether the
 * repository is visible, and a forge that is too busy for a read is asked again. No write is repeated unless it was found
 * not to have been done.
 */
public final class GitHubForge implements Forge {
    private final HostedRepository repository;
    private final Issues issues;
    private final PullRequests pullRequests;
    private final Releases releases;
    private final Assets assets;

    /**
     * @param api base of the REST interface
     * @param fullName {@code owner/name}
     * @param token sent to that base, and where the base sends uploads
     */
    public GitHubForge(URI api, String fullName, String token, Transport transport) {
        this(api, fullName, token, transport, new ConditionalAnswers());
    }

    /** @param answers of earlier forges, to ask conditionally for what they read */
    public GitHubForge(URI api, String fullName, String token, Transport transport, ConditionalAnswers answers) {
        Credential credential = new Credential(token);
        ConditionalConnector connector = new ConditionalConnector(
                new PatientConnector(
                        new DeadlineConnector(transport.connector(), transport.deadline()), transport.retries()),
                answers);
        repository = new HostedRepository(new RestClient(connector, api, credential), fullName);
        issues = new Issues(repository);
        pullRequests = new PullRequests(repository, issues);
        releases = new Releases(repository);
        assets = new Assets(repository, releases, transport.downloads(), credential);
    }

    /** With the Java runtime's HTTP client, without proxy. */
    public static GitHubForge at(URI api, String fullName, String token) {
        return new GitHubForge(api, fullName, token, Transport.direct());
    }

    @Override
    public Observed<List<Check>> checks(CommitId commit) throws InterruptedException {
        return repository.observe(
                repository.path("commits", commit.hex(), "check-runs"),
                () -> Optional.of(new Checks(repository).of(commit)));
    }

    @Override
    public Observed<List<PullRequest>> pullRequestsInto(String base) throws InterruptedException {
        return repository.observe(pullRequests.path(), () -> Optional.of(pullRequests.into(base)));
    }

    @Override
    public Map<CommitId, Observed<List<PullRequest>>> pullRequestsWith(Collection<CommitId> commits)
            throws InterruptedException {
        if (commits.isEmpty()) {
            return Map.of();
        }
        Observed<Map<CommitId, List<PullRequest>>> all = repository.observe(
                repository.path("commits"), () -> Optional.of(new CommitPullRequests(repository).of(commits)));
        Map<CommitId, Observed<List<PullRequest>>> each = new LinkedHashMap<>();
        commits.forEach(commit -> each.put(commit, all.map(found -> found.get(commit))));
        return each;
    }

    @Override
    public Observed<PullRequest> pullRequest(int number) throws InterruptedException {
        return repository.observe(pullRequests.path(number), () -> Optional.of(pullRequests.numbered(number)));
    }

    @Override
    public Observed<List<Review>> reviews(PullRequest pull) throws InterruptedException {
        return repository.observe(pullRequests.path(pull.number()), () -> Optional.of(pullRequests.reviews(pull)));
    }

    @Override
    public Observed<Issue> issue(int number) throws InterruptedException {
        return repository.observe(issues.path(number), () -> Optional.of(issues.numbered(number)));
    }

    @Override
    public Observed<Permission> permission(String login) throws InterruptedException {
        return repository.observe(issues.permissionPath(login), () -> Optional.of(issues.permission(login)));
    }

    @Override
    public Observed<ForgeRelease> release(String tag) throws InterruptedException {
        return repository.observe(releases.path(), () -> releases.ofTag(tag));
    }

    @Override
    public Observed<PublishedTags> published(List<String> tags) throws InterruptedException {
        return repository.observe(releases.path(), () -> Optional.of(releases.published(tags)));
    }

    @Override
    public PullRequest openPullRequest(String head, String base, String title, String body)
            throws PortUnavailable, InterruptedException {
        return pullRequests.open(head, base, title, body);
    }

    @Override
    public void closePullRequest(int number, String comment) throws PortUnavailable, InterruptedException {
        pullRequests.close(number, comment);
    }

    @Override
    public void comment(int number, String text) throws PortUnavailable, InterruptedException {
        try {
            issues.commentOnce(number, text);
        } catch (RequestFailed | IllegalArgumentException e) {
            throw new PortUnavailable("commenting on #" + number + ": " + e.getMessage(), e);
        }
    }

    @Override
    public ForgeRelease createDraft(ReleaseDraft draft) throws PortUnavailable, InterruptedException {
        return releases.draft(draft);
    }

    @Override
    public Asset attach(ForgeRelease release, String name, long size, InputStream content)
            throws PortUnavailable, InterruptedException {
        return assets.attach(release, name, size, content);
    }

    @Override
    public Observed<Digest> downloadDigest(ForgeRelease release, String asset) throws InterruptedException {
        return repository.observe(releases.path(release.id()), () -> assets.digest(release, asset));
    }

    @Override
    public Observed<String> downloadText(ForgeRelease release, String asset) throws InterruptedException {
        return repository.observe(releases.path(release.id()), () -> assets.text(release, asset));
    }

    @Override
    public ForgeRelease publish(ForgeRelease release, boolean latest) throws PortUnavailable, InterruptedException {
        return releases.publish(release, latest);
    }
}
