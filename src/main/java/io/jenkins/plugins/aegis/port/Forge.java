package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The place that hosts the repository's pull requests, checks, issues and releases.
 *
 * <p>Reads answer {@link Observed}: 404 is Absent only where the credential can see the repository, everything else that
 * fails is Unknown.
 */
public interface Forge {
    /** Check runs and commit statuses of exactly that commit, latest of each name. */
    Observed<List<Check>> checks(CommitId commit) throws InterruptedException;

    /** Pull requests, open and closed, into that branch; newest first. */
    Observed<List<PullRequest>> pullRequestsInto(String base) throws InterruptedException;

    /**
     * Pull requests into any branch that brought each of the commits, or would bring it.
     *
     * @param commits at most a hundred; the cost is one request, however many they are
     * @return commit to its pull requests, for exactly what was asked
     */
    Map<CommitId, Observed<List<PullRequest>>> pullRequestsWith(Collection<CommitId> commits)
            throws InterruptedException;

    /** The pull request as it is now; polled with a conditional request. */
    Observed<PullRequest> pullRequest(int number) throws InterruptedException;

    /** The latest decisive review of each reviewer other than the author. */
    Observed<List<Review>> reviews(PullRequest pull) throws InterruptedException;

    /** An issue, or the conversation of a pull request. */
    Observed<Issue> issue(int number) throws InterruptedException;

    /** What the user may do with the repository. */
    Observed<Permission> permission(String login) throws InterruptedException;

    /** The release of that tag, drafts included. */
    Observed<ForgeRelease> release(String tag) throws InterruptedException;

    /**
     * Which of these tags users had a release of (no drafts); the cost does not grow with the number of releases.
     *
     * @param tags in the order of asking; Unknown if none of the first twenty has one, and there are further releases
     */
    Observed<PublishedTags> published(List<String> tags) throws InterruptedException;

    PullRequest openPullRequest(String head, String base, String title, String body)
            throws PortUnavailable, InterruptedException;

    /** Closes without merging, after leaving the comment. */
    void closePullRequest(int number, String comment) throws PortUnavailable, InterruptedException;

    /** Comments on an issue or a pull request, unless exactly this text stands there already. */
    void comment(int number, String text) throws PortUnavailable, InterruptedException;

    ForgeRelease createDraft(ReleaseDraft draft) throws PortUnavailable, InterruptedException;

    /**
     * Attaches a file to the release, unless it is attached already with that size; a name that is taken is never given
     * to other bytes.
     *
     * @return the attached file, with its digest if the forge states digests
     */
    Asset attach(ForgeRelease release, String name, long size, InputStream content)
            throws PortUnavailable, InterruptedException;

    /** SHA-256 of the bytes of one of the release's assets, by download. */
    Observed<Digest> downloadDigest(ForgeRelease release, String asset) throws InterruptedException;

    /** The asset as text, by download; Unknown if it is too large to be one. */
    Observed<String> downloadText(ForgeRelease release, String asset) throws InterruptedException;

    /** Publishes a draft; {@code latest} is decided here and nowhere else. */
    ForgeRelease publish(ForgeRelease release, boolean latest) throws PortUnavailable, InterruptedException;

    /** @param name of the check run, or context of the status */
    record Check(String name, State state) {
        /** How a check stands; skipped and neutral conclusions count as passed, as the forge's branch protection has it. */
        public enum State {
            PASSED,
            PENDING,
            FAILED
        }
    }

    /**
     * @param headCommit head of the pull request
     * @param mergeCommit the commit that the merge put on the base, once merged
     */
    record PullRequest(
            int number,
            String title,
            String author,
            String head,
            CommitId headCommit,
            String base,
            State state,
            Optional<CommitId> mergeCommit,
            List<String> labels,
            String url) {
        public PullRequest {
            labels = List.copyOf(labels);
        }

        /** Whether it can still be merged, was merged, or was closed without. */
        public enum State {
            OPEN,
            MERGED,
            CLOSED
        }

        public boolean isOpen() {
            return state == State.OPEN;
        }

        public boolean isMerged() {
            return state == State.MERGED;
        }
    }

    /** @param commit the head that was reviewed */
    record Review(String reviewer, boolean approved, CommitId commit) {}

    /** An issue with all of its comments. */
    record Issue(int number, boolean open, String title, List<Comment> comments) {
        public Issue {
            comments = List.copyOf(comments);
        }
    }

    /** What somebody wrote on an issue. */
    record Comment(String author, String body) {}

    /** What a user may do with the repository, least first. */
    enum Permission {
        NONE,
        READ,
        WRITE,
        MAINTAIN,
        ADMIN
    }

    /** @param previousTag where the release notes start */
    record ReleaseDraft(String tag, String name, String body, boolean prerelease, Optional<String> previousTag) {}

    /** @param assets names of the attached files that were uploaded completely */
    record ForgeRelease(long id, String tag, boolean draft, boolean prerelease, String url, List<Asset> assets) {
        public ForgeRelease {
            assets = List.copyOf(assets);
        }

        public Optional<Asset> asset(String name) {
            return assets.stream().filter(each -> each.name().equals(name)).findFirst();
        }
    }

    /**
     * A file that is attached to a release.
     *
     * @param size in bytes
     * @param digest of its bytes, as the forge states it; empty where the forge states none
     */
    record Asset(long id, String name, long size, String url, Optional<Digest> digest) {}

    /**
     * What is published of the tags that were asked for.
     *
     * @param first of them that has a published release
     * @param any whether anything at all is published on the forge
     */
    record PublishedTags(Optional<String> first, boolean any) {}
}
