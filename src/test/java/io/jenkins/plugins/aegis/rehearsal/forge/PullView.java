package io.jenkins.plugins.aegis.rehearsal.forge;

import java.util.List;
import java.util.Optional;

/**
 * A pull request as people see it.
 *
 * @param head the offered branch, {@code headCommit} where it stands
 * @param base the branch that it goes to
 * @param state open, closed or merged
 * @param mergeCommit the new commit of the base, once merged
 */
public record PullView(
        int number,
        String title,
        String author,
        String head,
        String headCommit,
        String base,
        String state,
        List<String> labels,
        Optional<String> mergeCommit) {

    static PullView of(HostedRepository repository, Pull pull) {
        Issue issue = repository.state().issue(pull.number());
        return new PullView(
                pull.number(),
                issue.text().title(),
                issue.author(),
                pull.head().branch(),
                pull.head().commit(),
                pull.base().branch(),
                pull.merged().isPresent() ? "merged" : issue.state(),
                issue.labels(),
                pull.merged().map(Pull.Merge::commit));
    }
}
