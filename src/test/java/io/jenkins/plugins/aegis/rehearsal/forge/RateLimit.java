package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts requests against GitHub's hourly limits, and tells; it never refuses. Not-modified answers are free. */
final class RateLimit {
    private static final int WITH_TOKEN = 5000;
    private static final int WITHOUT_TOKEN = 60;

    private final Map<String, Integer> used = new ConcurrentHashMap<>();
    private final Instant reset = Instant.now().plus(Duration.ofHours(1));

    void count(Account account, int status) {
        if (status != 304) {
            used.merge(account.login(), 1, Integer::sum);
        }
    }

    Map<String, String> headers(Account account) {
        return Map.of(
                "X-RateLimit-Limit", String.valueOf(limit(account)),
                "X-RateLimit-Remaining", String.valueOf(remaining(account)),
                "X-RateLimit-Used", String.valueOf(used(account)),
                "X-RateLimit-Reset", String.valueOf(reset.getEpochSecond()),
                "X-RateLimit-Resource", "core");
    }

    ObjectNode json(Account account) {
        ObjectNode rate = Json.object(
                "limit", limit(account),
                "remaining", remaining(account),
                "reset", reset.getEpochSecond(),
                "used", used(account));
        return Json.object(
                "resources",
                Json.object("core", rate, "search", rate, "graphql", rate, "integration_manifest", rate),
                "rate",
                rate);
    }

    private static int limit(Account account) {
        return account.isAnonymous() ? WITHOUT_TOKEN : WITH_TOKEN;
    }

    private int used(Account account) {
        return used.getOrDefault(account.login(), 0);
    }

    private int remaining(Account account) {
        return Math.max(0, limit(account) - used(account));
    }
}
