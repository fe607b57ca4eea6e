package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import java.util.Optional;

/**
 * A pull request as GitHub describes it, in a list or alone.
 *
 * @param repository {@code owner/name} of the repository that is asked
 */
record PullRequestDocument(String repository) {
    /** GitHub gives an open pull request a merge commit, too: a trial one, which is no fact. */
    PullRequest read(Document pull) {
        boolean merged = pull.optionalText("merged_at").isPresent();
        boolean open = pull.text("state").equals("open");
        Optional<CommitId> mergeCommit = merged ? Optional.of(pull.commit("merge_commit_sha")) : Optional.empty();
        Document head = pull.object("head");
        return new PullRequest(
                pull.shortNumber("number"),
                pull.text("title"),
                pull.login("user"),
                headOf(head),
                head.commit("sha"),
                pull.object("base").text("ref"),
                merged ? PullRequest.State.MERGED : open ? PullRequest.State.OPEN : PullRequest.State.CLOSED,
                mergeCommit,
                pull.list("labels").stream().map(label -> label.text("name")).toList(),
                pull.text("html_url"));
    }

    /** A branch of a fork is named with its owner, so that it is never taken for a branch of the repository. */
    private String headOf(Document head) {
        boolean own = head.optionalObject("repo")
                .map(repo -> repo.text("full_name").equalsIgnoreCase(repository))
                .orElse(false);
        return own ? head.text("ref") : head.optionalText("label").orElse("unknown:" + head.text("ref"));
    }
}
