package io.jenkins.plugins.aegis.operation.hotfix;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.Comment;
import io.jenkins.plugins.aegis.port.Forge.Issue;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A pull request that went to the production branch without being a promotion, and who authorised it ("Hotfixes" of the
 * runbook).
 *
 * <p>A maintainer authorises by a comment on the pull request, before or after the merge, that has the line {@code
 * hotfix-authorised: #<number of the pull request>}. It counts if its author may write to the repository, and is not who
 * opened the pull request.
 *
 * @param permissions of those who wrote such a comment
 */
public record HotfixAuthorisation(
        PullRequest pull, Observed<Issue> conversation, Map<String, Observed<Permission>> permissions) {
    public HotfixAuthorisation {
        permissions = Map.copyOf(permissions);
    }

    /** Reads the conversation, and the permission of each who authorised. */
    public static HotfixAuthorisation observe(Forge forge, PullRequest pull) throws InterruptedException {
        Observed<Issue> conversation = forge.issue(pull.number());
        Map<String, Observed<Permission>> permissions = new TreeMap<>();
        for (Comment comment : conversation.asOptional().map(Issue::comments).orElse(List.of())) {
            if (authorises(comment, pull) && !permissions.containsKey(comment.author())) {
                permissions.put(comment.author(), forge.permission(comment.author()));
            }
        }
        return new HotfixAuthorisation(pull, conversation, permissions);
    }

    private static String line(PullRequest pull) {
        return "hotfix-authorised: #" + pull.number();
    }

    private static boolean authorises(Comment comment, PullRequest pull) {
        return !comment.author().equalsIgnoreCase(pull.author())
                && comment.body().lines().map(String::strip).anyMatch(line(pull)::equals);
    }

    /** That it was authorised and by whom, for approver and audit; or that it was not. */
    public List<Finding> check() {
        if (conversation.isUnknown()) {
            return List.of(Finding.unknown(Rule.HOTFIX_AUTHORISED, conversation));
        }
        String hotfix = "hotfix #" + pull.number() + " \"" + Printable.of(pull.title(), 120) + "\" by " + pull.author()
                + " into " + pull.base();
        Optional<String> maintainer = new TreeMap<>(permissions)
                .entrySet().stream()
                        .filter(entry -> entry.getValue()
                                .asOptional()
                                .filter(may -> may.compareTo(Permission.WRITE) >= 0)
                                .isPresent())
                        .map(Map.Entry::getKey)
                        .findFirst();
        if (maintainer.isPresent()) {
            return List.of(Finding.warning(
                    Rule.HOTFIX_AUTHORISED,
                    hotfix + " was authorised by " + maintainer.get(),
                    "Nothing to do; it is shown because it did not come by a promotion"));
        }
        List<Finding> unknown = permissions.values().stream()
                .filter(Observed::isUnknown)
                .map(permission -> Finding.unknown(Rule.HOTFIX_AUTHORISED, permission))
                .toList();
        return unknown.isEmpty()
                ? List.of(Finding.blocker(
                        Rule.HOTFIX_AUTHORISED,
                        hotfix + " was authorised by no maintainer",
                        "Have somebody else with write permission comment on it with the line \"" + line(pull) + "\""))
                : unknown;
    }
}
