package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Releases and their assets as the API shows them. */
final class ReleaseJson {
    private final Links links;
    private final AssetStore assets;
    private final UserJson users;

    ReleaseJson(Links links, HostedRepository repository) {
        this.links = links;
        this.assets = new AssetStore(repository);
        this.users = new UserJson(links);
    }

    ObjectNode release(Release release) {
        String url = links.api("/releases/" + release.id());
        String tag = Links.encode(release.tag());
        boolean draft = release.isDraft();
        return Json.object(
                "url", url,
                "html_url", links.html("/releases/tag/" + place(release)),
                "assets_url", url + "/assets",
                "upload_url", url + "/assets{?name,label}",
                "tarball_url", draft ? null : links.api("/tarball/" + tag),
                "zipball_url", draft ? null : links.api("/zipball/" + tag),
                "id", release.id(),
                "node_id", "RE_" + release.id(),
                "tag_name", release.tag(),
                "target_commitish", release.target(),
                "name", release.words().name(),
                "body", release.words().body(),
                "draft", draft,
                "prerelease", release.prerelease(),
                "immutable", false,
                "created_at", release.dates().created(),
                "updated_at", release.dates().updated(),
                "published_at", release.dates().published(),
                "author", users.simple(release.author()),
                "assets", Json.array(assets.of(release.id()), asset -> asset(release, asset)));
    }

    ObjectNode asset(Release release, Asset asset) {
        return Json.object(
                "url", links.api("/releases/assets/" + asset.id()),
                "browser_download_url",
                        links.html("/releases/download/" + place(release) + "/" + Links.encode(asset.name())),
                "id", asset.id(),
                "node_id", "RA_" + asset.id(),
                "name", asset.name(),
                "label", asset.label(),
                "state", "uploaded",
                "content_type", asset.content().mediaType(),
                "size", asset.content().size(),
                "digest", asset.content().digest(),
                "download_count", 0,
                "created_at", asset.created(),
                "updated_at", asset.created(),
                "uploader", users.simple(asset.uploader()));
    }

    /** A draft has no tag in its addresses. */
    private static String place(Release release) {
        return release.isDraft() ? "untagged-" + release.id() : Links.encode(release.tag());
    }
}
