package io.jenkins.plugins.aegis.rehearsal.forge;

import java.util.Map;

/** Reviews of pull requests. */
final class ReviewRoutes {
    private final Links links;
    private final ReviewStore store;
    private final PullJson json;

    ReviewRoutes(HostedRepository repository, Links links) {
        this.links = links;
        this.store = new ReviewStore(repository);
        this.json = new PullJson(links, repository);
    }

    void on(Router router) {
        String reviews = "/repos/{owner}/{repo}/pulls/{pull_number}/reviews";
        router.get(reviews, this::list).add("POST", reviews, Permission.READ, this::submit);
    }

    private Answer list(Request request, Map<String, String> path) {
        return new Pages(links).of(request, store.of(PullRoutes.number(path, "pull_number")), json::review);
    }

    private Answer submit(Request request, Map<String, String> path) {
        ReviewStore.Verdict verdict = new ReviewStore.Verdict(
                request.need("PullRequestReview", "event"), request.text("body").orElse(""), request.text("commit_id"));
        int number = PullRoutes.number(path, "pull_number");
        return Answer.ok(json.review(store.submit(number, request.account().login(), verdict)));
    }
}
