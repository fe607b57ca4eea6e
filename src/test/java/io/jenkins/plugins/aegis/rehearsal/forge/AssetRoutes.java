package io.jenkins.plugins.aegis.rehearsal.forge;

import java.util.Map;

/** Files of releases: upload, list, download, rename, delete. */
final class AssetRoutes {
    private final Links links;
    private final ReleaseStore releases;
    private final AssetStore store;
    private final ReleaseJson json;

    AssetRoutes(HostedRepository repository, Links links) {
        this.links = links;
        this.releases = new ReleaseStore(repository);
        this.store = new AssetStore(repository);
        this.json = new ReleaseJson(links, repository);
    }

    void on(Router router) {
        String root = "/repos/{owner}/{repo}/releases";
        router.get(root + "/{release_id}/assets", this::list)
                .write("POST", root + "/{release_id}/assets", this::upload)
                .get(root + "/assets/{asset_id}", this::get)
                .write("PATCH", root + "/assets/{asset_id}", this::rename)
                .write("DELETE", root + "/assets/{asset_id}", this::delete)
                .get("/{owner}/{repo}/releases/download/{tag+}/{name}", this::download)
                .get("/release-assets/{asset_id}/{digest}", this::stored);
    }

    private Answer list(Request request, Map<String, String> path) {
        Release release = visible(request, PullRoutes.number(path, "release_id"));
        return new Pages(links).of(request, store.of(release.id()), asset -> json.asset(release, asset));
    }

    private Answer upload(Request request, Map<String, String> path) {
        Release release = releases.find(PullRoutes.number(path, "release_id"));
        String name =
                request.query("name").orElseThrow(() -> ForgeFailure.invalid("ReleaseAsset", "name", "missing_field"));
        AssetStore.Upload upload = new AssetStore.Upload(
                name,
                request.query("label").orElse(null),
                request.header("Content-Type").orElse("application/octet-stream"),
                request.account().login());
        return Answer.created(json.asset(release, store.add(release.id(), upload, request.body())));
    }

    private Answer get(Request request, Map<String, String> path) {
        Asset asset = store.find(PullRoutes.number(path, "asset_id"));
        Release release = visible(request, asset.release());
        if (request.accepts("application/octet-stream")) {
            return Answer.redirect(links.root("/release-assets/" + asset.id() + "/" + token(asset)));
        }
        return Answer.ok(json.asset(release, asset));
    }

    private Release visible(Request request, long id) {
        Release release = releases.find(id);
        if (!ReleaseStore.mayBeSeen(release, request.account())) {
            throw ForgeFailure.notFound();
        }
        return release;
    }

    private Answer rename(Request request, Map<String, String> path) {
        Asset asset = store.find(PullRoutes.number(path, "asset_id"));
        Asset renamed = store.rename(
                asset.id(),
                request.text("name").orElse(asset.name()),
                request.text("label").orElse(asset.label()));
        return Answer.ok(json.asset(releases.find(asset.release()), renamed));
    }

    private Answer delete(Request request, Map<String, String> path) {
        store.delete(PullRoutes.number(path, "asset_id"));
        return Answer.noContent();
    }

    /** The public address, which a draft does not have. */
    private Answer download(Request request, Map<String, String> path) {
        Release release = releases.ofTag(path.get("tag"));
        return store.of(release.id()).stream()
                .filter(asset -> asset.name().equals(path.get("name")))
                .findFirst()
                .map(asset -> Answer.redirect(links.root("/release-assets/" + asset.id() + "/" + token(asset))))
                .orElseThrow(ForgeFailure::notFound);
    }

    /** The storage that downloads are sent to; it is another server on GitHub, and wants no token. */
    private Answer stored(Request request, Map<String, String> path) {
        Asset asset = store.find(PullRoutes.number(path, "asset_id"));
        if (!token(asset).equals(path.get("digest"))) {
            throw ForgeFailure.notFound();
        }
        return Answer.bytes(store.bytes(asset), asset.content().mediaType())
                .with("Content-Disposition", "attachment; filename=" + asset.name());
    }

    private static String token(Asset asset) {
        return asset.content().digest().replace("sha256:", "");
    }
}
