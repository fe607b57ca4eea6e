package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What does not belong to the repository: who asks, other users, the rate limit, the server. */
final class AccountRoutes {
    private final HostedRepository repository;
    private final Links links;
    private final RateLimit rateLimit;

    AccountRoutes(HostedRepository repository, Links links, RateLimit rateLimit) {
        this.repository = repository;
        this.links = links;
        this.rateLimit = rateLimit;
    }

    void on(Router router) {
        router.get("/user", this::self)
                .get("/users/{username}", this::user)
                .get("/rate_limit", (request, path) -> Answer.ok(rateLimit.json(request.account())))
                .get("/meta", (request, path) -> Answer.ok(meta()));
    }

    private Answer self(Request request, Map<String, String> path) {
        if (request.account().isAnonymous()) {
            throw ForgeFailure.of(401, "Requires authentication");
        }
        return Answer.ok(new UserJson(links).full(request.account().login()));
    }

    private Answer user(Request request, Map<String, String> path) {
        Account account = repository.settings().account(path.get("username")).orElseThrow(ForgeFailure::notFound);
        return Answer.ok(new UserJson(links).full(account.login()));
    }

    private static ObjectNode meta() {
        return Json.object("verifiable_password_authentication", false, "hooks", List.of(), "git", List.of());
    }
}
