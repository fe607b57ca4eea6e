package io.jenkins.plugins.aegis.operation.version;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.Comment;
import io.jenkins.plugins.aegis.port.Forge.Issue;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What maintainers allowed by an exact line in a comment on an issue or pull request (lesson L35: it counts if whoever
 * wrote it may write to the repository).
 *
 * @param permissions of those who wrote a comment with the line
 */
public record WrittenAuthorisation(Observed<Issue> conversation, Map<String, Observed<Permission>> permissions) {
    public WrittenAuthorisation {
        permissions = Map.copyOf(permissions);
    }

    /**
     * Reads the conversation, and the permission of each who wrote the line.
     *
     * @param notBy somebody whose word does not count, such as the author of what is allowed
     */
    public static WrittenAuthorisation observe(Forge forge, int number, String line, Optional<String> notBy)
            throws InterruptedException {
        Observed<Issue> conversation = forge.issue(number);
        Map<String, Observed<Permission>> permissions = new TreeMap<>();
        for (Comment comment : conversation.asOptional().map(Issue::comments).orElse(List.of())) {
            boolean counts = notBy.filter(comment.author()::equalsIgnoreCase).isEmpty()
                    && comment.body().lines().map(String::strip).anyMatch(line::equals);
            if (counts && !permissions.containsKey(comment.author())) {
                permissions.put(comment.author(), forge.permission(comment.author()));
            }
        }
        return new WrittenAuthorisation(conversation, permissions);
    }

    /** Who allowed it: Absent if nobody did, Unknown if that depends on what could not be read. */
    public Observed<String> by() {
        if (conversation.isUnknown()) {
            return conversation.map(Issue::title);
        }
        Map<String, Observed<Permission>> sorted = new TreeMap<>(permissions);
        for (Map.Entry<String, Observed<Permission>> entry : sorted.entrySet()) {
            if (entry.getValue()
                    .asOptional()
                    .filter(may -> may.compareTo(Permission.WRITE) >= 0)
                    .isPresent()) {
                return Observed.present(entry.getKey(), conversation.source());
            }
        }
        return sorted.values().stream()
                .filter(Observed::isUnknown)
                .findFirst()
                .map(permission -> permission.map(Permission::name))
                .orElseGet(() -> Observed.absent(conversation.source()));
    }
}
