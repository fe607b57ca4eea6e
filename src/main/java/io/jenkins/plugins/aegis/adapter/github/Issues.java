package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.port.Forge.Comment;
import io.jenkins.plugins.aegis.port.Forge.Issue;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Issues, the comments on them and on pull requests, and what people may do. */
final class Issues {
    private final HostedRepository repository;

    Issues(HostedRepository repository) {
        this.repository = repository;
    }

    Issue numbered(int number) throws RequestFailed, InterruptedException {
        Document issue = repository.get(path(number));
        return new Issue(number, issue.text("state").equals("open"), issue.text("title"), comments(number));
    }

    /** Comments, unless the same text stands there already. */
    void commentOnce(int number, String text) throws RequestFailed, InterruptedException {
        if (hasComment(number, text)) {
            return;
        }
        try {
            repository.client().write("POST", path(number) + "/comments", Map.of("body", text));
        } catch (RequestFailed e) {
            if (!e.isAmbiguous() || !hasComment(number, text)) {
                throw e;
            }
        }
    }

    private boolean hasComment(int number, String text) throws RequestFailed, InterruptedException {
        return comments(number).stream().anyMatch(each -> each.body().equals(text));
    }

    private List<Comment> comments(int number) throws RequestFailed, InterruptedException {
        return repository.list(path(number) + "/comments", "").stream()
                .map(comment -> new Comment(
                        comment.login("user"), comment.optionalText("body").orElse("")))
                .toList();
    }

    /** The role decides; a role that the organisation made up counts as the permission that it is based on. */
    Permission permission(String login) throws RequestFailed, InterruptedException {
        Document answer = repository.get(permissionPath(login));
        return answer.optionalText("role_name")
                .flatMap(Issues::permissionNamed)
                .or(() -> permissionNamed(answer.text("permission")))
                .orElseThrow(() -> new IllegalArgumentException("the answer has no known permission"));
    }

    private static Optional<Permission> permissionNamed(String name) {
        return switch (name) {
            case "admin" -> Optional.of(Permission.ADMIN);
            case "maintain" -> Optional.of(Permission.MAINTAIN);
            case "write" -> Optional.of(Permission.WRITE);
            case "triage", "read" -> Optional.of(Permission.READ);
            case "none" -> Optional.of(Permission.NONE);
            default -> Optional.empty();
        };
    }

    String path(int number) {
        return repository.path("issues", String.valueOf(number));
    }

    String permissionPath(String login) {
        return repository.path("collaborators", login, "permission");
    }
}
