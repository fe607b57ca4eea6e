package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/** Users as the API shows them. */
final class UserJson {
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("followers_url", "/followers"),
            Map.entry("following_url", "/following{/other_user}"),
            Map.entry("gists_url", "/gists{/gist_id}"),
            Map.entry("starred_url", "/starred{/owner}{/repo}"),
            Map.entry("subscriptions_url", "/subscriptions"),
            Map.entry("organizations_url", "/orgs"),
            Map.entry("repos_url", "/repos"),
            Map.entry("events_url", "/events{/privacy}"),
            Map.entry("received_events_url", "/received_events"));

    private final Links links;

    UserJson(Links links) {
        this.links = links;
    }

    /** The short form; null for nobody. */
    JsonNode simple(String login) {
        if (login == null || login.isEmpty()) {
            return Json.MAPPER.nullNode();
        }
        return user(login);
    }

    private ObjectNode user(String login) {
        long id = Account.person(login, Permission.NONE).id();
        String url = links.root("/users/" + login);
        ObjectNode user = Json.object(
                "login",
                login,
                "id",
                id,
                "node_id",
                "U_" + id,
                "avatar_url",
                links.root("/avatars/" + login),
                "gravatar_id",
                "",
                "url",
                url,
                "html_url",
                links.root("/" + login),
                "type",
                "User",
                "user_view_type",
                "public",
                "site_admin",
                false);
        PARTS.forEach((name, suffix) -> user.put(name, url + suffix));
        return user;
    }

    /** The long form, without anything private. */
    ObjectNode full(String login) {
        return user(login)
                .setAll(Json.object(
                        "name",
                        login,
                        "company",
                        null,
                        "blog",
                        "",
                        "location",
                        null,
                        "email",
                        null,
                        "hireable",
                        null,
                        "bio",
                        null,
                        "public_repos",
                        1,
                        "public_gists",
                        0,
                        "followers",
                        0,
                        "following",
                        0,
                        "created_at",
                        Instant.EPOCH,
                        "updated_at",
                        Instant.EPOCH));
    }

    ObjectNode permission(String login, Permission permission) {
        ObjectNode user = user(login);
        user.put("role_name", permission.roleName());
        user.set("permissions", flags(permission));
        return Json.object("permission", permission.apiName(), "role_name", permission.roleName(), "user", user);
    }

    static ObjectNode flags(Permission permission) {
        return Json.object(
                "admin", permission.covers(Permission.ADMIN),
                "maintain", permission.covers(Permission.MAINTAIN),
                "push", permission.covers(Permission.WRITE),
                "triage", permission.covers(Permission.WRITE),
                "pull", permission.covers(Permission.READ));
    }
}
