package io.jenkins.plugins.aegis.rehearsal.forge;

import java.util.Map;

/** Releases: list, look up, draft, publish, delete. */
final class ReleaseRoutes {
    private final HostedRepository repository;
    private final Links links;
    private final ReleaseStore store;
    private final ReleaseJson json;

    ReleaseRoutes(HostedRepository repository, Links links) {
        this.repository = repository;
        this.links = links;
        this.store = new ReleaseStore(repository);
        this.json = new ReleaseJson(links, repository);
    }

    void on(Router router) {
        String releases = "/repos/{owner}/{repo}/releases";
        router.get(releases, this::list)
                .get(releases + "/latest", (request, path) -> Answer.ok(json.release(store.latest())))
                .get(
                        releases + "/tags/{tag+}",
                        (request, path) -> Answer.ok(json.release(store.ofTag(path.get("tag")))))
                .get(releases + "/{release_id}", this::get)
                .write("POST", releases, this::create)
                .write("PATCH", releases + "/{release_id}", this::update)
                .write("DELETE", releases + "/{release_id}", this::delete);
    }

    private Answer list(Request request, Map<String, String> path) {
        return new Pages(links).of(request, store.visibleTo(request.account()), json::release);
    }

    private Answer get(Request request, Map<String, String> path) {
        Release release = find(path);
        if (!ReleaseStore.mayBeSeen(release, request.account())) {
            throw ForgeFailure.notFound();
        }
        return Answer.ok(json.release(release));
    }

    private Answer create(Request request, Map<String, String> path) {
        String target = request.text("target_commitish")
                .orElseGet(() -> repository.git().defaultBranch());
        ReleaseStore.Mode mode = new ReleaseStore.Mode(
                request.flag("draft", false), request.flag("prerelease", false), makeLatest(request, "true"));
        ReleaseStore.Wish wish = new ReleaseStore.Wish(
                request.need("Release", "tag_name"),
                target,
                new Release.Words(
                        request.text("name").orElse(null), request.text("body").orElse(null)),
                mode);
        return Answer.created(json.release(store.create(wish, request.account().login())));
    }

    /** What is not sent stays; without {@code make_latest}, only a publication makes a release the latest. */
    private Answer update(Request request, Map<String, String> path) {
        Release before = find(path);
        boolean draft = request.flag("draft", before.isDraft());
        boolean publishes = before.isDraft() && !draft;
        ReleaseStore.Mode mode = new ReleaseStore.Mode(
                draft,
                request.flag("prerelease", before.prerelease()),
                makeLatest(request, publishes ? "true" : "keep"));
        Release.Words words = new Release.Words(
                request.text("name").orElse(before.words().name()),
                request.text("body").orElse(before.words().body()));
        ReleaseStore.Wish wish = new ReleaseStore.Wish(
                request.text("tag_name").orElse(before.tag()),
                request.text("target_commitish").orElse(before.target()),
                words,
                mode);
        return Answer.ok(json.release(store.update(before.id(), wish)));
    }

    private static String makeLatest(Request request, String otherwise) {
        String text = request.json().path("make_latest").asText(otherwise);
        return text.isEmpty() ? otherwise : text;
    }

    private Answer delete(Request request, Map<String, String> path) {
        store.delete(find(path).id());
        return Answer.noContent();
    }

    private Release find(Map<String, String> path) {
        return store.find(PullRoutes.number(path, "release_id"));
    }
}
