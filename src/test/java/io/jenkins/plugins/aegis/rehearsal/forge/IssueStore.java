package io.jenkins.plugins.aegis.rehearsal.forge;

import java.util.List;
import java.util.Optional;

/** Opens issues and comments. */
final class IssueStore {
    private final ForgeState state;

    IssueStore(HostedRepository repository) {
        this.state = repository.state();
    }

    Issue open(Issue.Text text, String author) {
        int number = state.nextNumber();
        Issue.Times times = Issue.Times.opened(HostedRepository.now());
        Issue issue = new Issue(state.nextId(), number, text, author, List.of(), times);
        state.issues.put(number, issue);
        return issue;
    }

    void edit(int number, Optional<String> title, Optional<String> body) {
        Issue issue = state.issue(number);
        Issue.Text text = new Issue.Text(
                title.orElse(issue.text().title()), body.orElse(issue.text().body()));
        if (!text.equals(issue.text())) {
            state.issues.put(number, issue.edited(text, HostedRepository.now()));
        }
    }

    Comment comment(int number, String author, String body) {
        Issue issue = state.issue(number);
        Comment comment = new Comment(state.nextId(), issue.number(), author, body, HostedRepository.now());
        state.comments.put(comment.id(), comment);
        state.issues.put(number, issue.updated(comment.created()));
        return comment;
    }

    List<Comment> comments(int number) {
        state.issue(number);
        return ForgeState.select(state.comments.values(), comment -> comment.issue() == number);
    }

    Issue close(int number, String by) {
        Issue closed = state.issue(number).closed(by, HostedRepository.now());
        state.issues.put(number, closed);
        return closed;
    }

    void reopen(int number) {
        state.issues.put(number, state.issue(number).reopened(HostedRepository.now()));
    }
}
