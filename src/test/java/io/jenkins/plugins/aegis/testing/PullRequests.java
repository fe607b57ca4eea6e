package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import java.util.List;
import java.util.Optional;

/** Pull requests of a release as the forge shows them. */
public final class PullRequests {
    public static final CommitId HEAD = Commits.commit(50);
    public static final CommitId MERGE = Views.MAIN;

    private PullRequests() {}

    /** Release Please's into the release branch, open. */
    public static PullRequest release(int number, String version) {
        return open(
                number,
                "chore: release " + version,
                "release-please--branches--release/" + version,
                "release/" + version,
                HEAD);
    }

    /** The direct promotion, open. */
    public static PullRequest promotion(int number, String version) {
        return open(
                number, "chore(release): promote " + version + " to main", "release/" + version, "main", Views.RELEASE);
    }

    public static PullRequest open(int number, String title, String head, String base, CommitId headCommit) {
        return new PullRequest(
                number,
                title,
                "release-bot",
                head,
                headCommit,
                base,
                PullRequest.State.OPEN,
                Optional.empty(),
                List.of(),
                "https://forge.example/pull/" + number);
    }

    public static PullRequest titled(PullRequest pull, String title) {
        return copy(pull, title, pull.state(), pull.mergeCommit(), pull.labels());
    }

    public static PullRequest labelled(PullRequest pull, String label) {
        return copy(pull, pull.title(), pull.state(), pull.mergeCommit(), List.of(label));
    }

    public static PullRequest merged(PullRequest pull) {
        return copy(pull, pull.title(), PullRequest.State.MERGED, Optional.of(MERGE), pull.labels());
    }

    public static PullRequest closed(PullRequest pull) {
        return copy(pull, pull.title(), PullRequest.State.CLOSED, Optional.empty(), pull.labels());
    }

    private static PullRequest copy(
            PullRequest pull,
            String title,
            PullRequest.State state,
            Optional<CommitId> mergeCommit,
            List<String> labels) {
        return new PullRequest(
                pull.number(),
                title,
                pull.author(),
                pull.head(),
                pull.headCommit(),
                pull.base(),
                state,
                mergeCommit,
                labels,
                pull.url());
    }
}
