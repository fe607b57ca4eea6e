package io.jenkins.plugins.aegis.rehearsal.forge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Takes a request through permission, route, and conditional answer. */
final class Dispatcher {
    private final HostedRepository repository;
    private final Router router = new Router();

    Dispatcher(HostedRepository repository, Links links, RateLimit rateLimit) {
        this.repository = repository;
        new AccountRoutes(repository, links, rateLimit).on(router);
        new RepositoryRoutes(repository, links).on(router);
        new CheckRoutes(repository, links).on(router);
        new CommitRoutes(repository, links).on(router);
        new ContentRoutes(repository, links).on(router);
        new GitRefRoutes(repository, links).on(router);
        new GitDataRoutes(repository, links).on(router);
        new GitTagRoutes(repository, links).on(router);
        new GitTreeRoutes(repository, links).on(router);
        new PullRoutes(repository, links).on(router);
        new ReviewRoutes(repository, links).on(router);
        new IssueRoutes(repository, links).on(router);
        new LabelRoutes(repository, links).on(router);
        new AssetRoutes(repository, links).on(router);
        new ReleaseRoutes(repository, links).on(router);
        new GraphQlRoutes(repository, links).on(router);
    }

    Router router() {
        return router;
    }

    /** The account of an {@code Authorization} header: none at all, or one with a known token. */
    Account authenticate(Optional<String> authorization) {
        if (authorization.isEmpty()) {
            return Account.ANONYMOUS;
        }
        String token = authorization.get().replaceFirst("(?i)^(bearer|token) ", "");
        return repository.settings().holderOf(token).orElseThrow(() -> ForgeFailure.of(401, "Bad credentials"));
    }

    Answer answer(Request request) {
        Router.Match match = router.find(request.method(), request.path()).orElseThrow(() -> notServed(request));
        authorise(request.account(), match);
        Answer answer = repository.exclusively(() -> match.route().handler().answer(request, match.path()));
        return request.isSafe() && answer.status() == 200 ? conditional(request, answer) : answer;
    }

    private static ForgeFailure notServed(Request request) {
        return ForgeFailure.of(501, "The forge does not serve " + request.method() + " " + request.path());
    }

    /** As on GitHub, who may not see gets 404, who may see but not write gets 403, who says no name gets 401. */
    private void authorise(Account account, Router.Match match) {
        Map<String, String> path = match.path();
        boolean inRepository = path.containsKey("owner");
        String asked = path.get("owner") + "/" + path.get("repo");
        boolean hosted = asked.equalsIgnoreCase(repository.settings().repository());
        if (inRepository && (!hosted || !account.permission().covers(Permission.READ))) {
            throw ForgeFailure.notFound();
        }
        if (match.route().isWrite() && account.isAnonymous()) {
            throw ForgeFailure.of(401, "Requires authentication");
        }
        if (inRepository && !account.permission().covers(match.route().needs())) {
            throw ForgeFailure.of(403, "Resource not accessible by personal access token");
        }
    }

    private static Answer conditional(Request request, Answer answer) {
        String tag = "W/\"" + digest(answer.body(), request.account()) + "\"";
        boolean known = request.header("If-None-Match")
                .filter(header -> header.equals("*") || header.contains(tag.substring(2)))
                .isPresent();
        Answer result = known ? new Answer(304, new byte[0], Map.of()) : answer;
        return result.with("ETag", tag).with("Cache-Control", "private, max-age=60, s-maxage=60");
    }

    private static String digest(byte[] body, Account account) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(account.login().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
