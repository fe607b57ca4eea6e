package io.jenkins.plugins.aegis.faults;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A request that the product makes of a server, and what for: the same one before a write is another one. */
public enum Call {
    REPOSITORY(Place.FORGE, "GET /repos/[^/]+/[^/?]+"),
    CHECKS(Place.FORGE, "POST /graphql"),
    CHECK_RUNS(Place.FORGE, "GET /repos/.+/commits/[0-9a-f]+/check-runs.*"),
    STATUSES(Place.FORGE, "GET /repos/.+/commits/[0-9a-f]+/status.*"),
    PULLS_OF_COMMIT(Place.FORGE, "POST /graphql"),
    PULLS(Place.FORGE, "GET /repos/.+/pulls[?].*"),
    PULL(Place.FORGE, "GET /repos/.+/pulls/[0-9]+"),
    REVIEWS(Place.FORGE, "GET /repos/.+/pulls/[0-9]+/reviews.*"),
    ISSUE(Place.FORGE, "GET /repos/.+/issues/[0-9]+"),
    COMMENTS(Place.FORGE, "GET /repos/.+/issues/[0-9]+/comments.*"),
    PERMISSION(Place.FORGE, "GET /repos/.+/collaborators/.+/permission"),
    PUBLISHED(Place.FORGE, "POST /graphql"),
    PUBLISHED_TAG(Place.FORGE, "GET /repos/.+/releases/tags/.+"),
    RELEASE_OF_TAG(Place.FORGE, "POST /graphql"),
    RELEASE(Place.FORGE, "GET /repos/.+/releases/[0-9]+"),
    ASSET(Place.FORGE, "GET /repos/.+/releases/assets/[0-9]+"),
    ASSET_TEXT(Place.FORGE, "GET /repos/.+/releases/assets/[0-9]+"),
    STORED_ASSET(Place.FORGE, "GET /release-assets/.*"),

    PULL_BEFORE_OPENING(Place.FORGE, "GET /repos/.+/pulls[?].*"),
    PULL_OPENING(Place.FORGE, "POST /repos/.+/pulls"),
    PULL_BEFORE_CLOSING(Place.FORGE, "GET /repos/.+/pulls/[0-9]+"),
    PULL_CLOSING_COMMENT(Place.FORGE, "POST /repos/.+/issues/[0-9]+/comments"),
    PULL_CLOSING(Place.FORGE, "PATCH /repos/.+/pulls/[0-9]+"),
    COMMENTS_BEFORE(Place.FORGE, "GET /repos/.+/issues/[0-9]+/comments.*"),
    COMMENTING(Place.FORGE, "POST /repos/.+/issues/[0-9]+/comments"),
    TAG_BEFORE_DRAFT(Place.FORGE, "POST /graphql"),
    DRAFT(Place.FORGE, "POST /repos/.+/releases"),
    DRAFTS_OF_TAG(Place.FORGE, "GET /repos/.+/releases[?].*"),
    DRAFT_WITHDRAWAL(Place.FORGE, "DELETE /repos/.+/releases/[0-9]+"),
    RELEASE_BEFORE_ASSET(Place.FORGE, "POST /graphql"),
    ASSETS_BEFORE_ASSET(Place.FORGE, "GET /repos/.+/releases/[0-9]+"),
    ASSET_UPLOAD(Place.FORGE, "POST /repos/.+/releases/[0-9]+/assets[?].*"),
    ASSET_READ_BACK(Place.FORGE, "GET /repos/.+/releases/assets/[0-9]+"),
    ASSET_REMAINS(Place.FORGE, "DELETE /repos/.+/releases/assets/[0-9]+"),
    TAG_BEFORE_PUBLICATION(Place.FORGE, "POST /graphql"),
    RELEASE_BEFORE_PUBLICATION(Place.FORGE, "GET /repos/.+/releases/[0-9]+"),
    PUBLICATION(Place.FORGE, "PATCH /repos/.+/releases/[0-9]+"),

    FETCH_REFS(Place.GIT, "GET /.+/info/refs[?]service=git-upload-pack"),
    FETCH(Place.GIT, "POST /.+/git-upload-pack"),
    PUSH_REFS(Place.GIT, "GET /.+/info/refs[?]service=git-receive-pack"),
    BRANCH_PUSH(Place.GIT, "POST /.+/git-receive-pack"),
    SOLE_BRANCH_PUSH(Place.GIT, "POST /.+/git-receive-pack"),
    BRANCH_DELETION(Place.GIT, "POST /.+/git-receive-pack"),
    TAG_PUSH(Place.GIT, "POST /.+/git-receive-pack"),
    FETCH_AFTER_TAG_PUSH(Place.GIT, "(GET|POST) /.+git-upload-pack"),

    NPM_PACKAGE(Place.NPM, "GET /@[^/]+(/|%2[fF])[^/]+"),
    NPM_WHOAMI(Place.NPM, "GET /-/whoami"),
    NPM_TARBALL(Place.NPM, "GET /@[^/]+(/|%2[fF]).+/-/.+[.]tgz"),
    NPM_BEFORE_PUBLISH(Place.NPM, "GET /@[^/]+(/|%2[fF])[^/]+"),
    NPM_PUBLISH(Place.NPM, "PUT /@[^/]+(/|%2[fF])[^/]+"),
    NPM_BEFORE_DIST_TAG(Place.NPM, "GET /@[^/]+(/|%2[fF])[^/]+"),
    NPM_DIST_TAGS(Place.NPM, "GET /-/package/@[^/]+(/|%2[fF]).+/dist-tags"),
    NPM_DIST_TAG(Place.NPM, "PUT /-/package/@[^/]+(/|%2[fF]).+/dist-tags/.+"),

    PYTHON_PROJECT(Place.PYTHON, "GET /simple/[^/]+/"),
    PYTHON_INDEX(Place.PYTHON, "GET /simple/"),
    PYTHON_FILE(Place.PYTHON, "GET /files/.+"),
    PYTHON_BEFORE_UPLOAD(Place.PYTHON, "GET /simple/[^/]+/"),
    PYTHON_UPLOAD(Place.PYTHON, "POST /legacy/"),

    CHART_INDEX(Place.CHARTS, "GET /pages/.*index[.]yaml"),
    CHART_DOWNLOAD(Place.CHARTS, "GET /pages/.+[.]tgz"),
    BRANCH_BEFORE_CHART(Place.CHARTS, "(GET|POST) /.+git-upload-pack"),
    CHART_PUSH(Place.CHARTS, "POST /.+/git-receive-pack"),

    CLAWHUB_VERSIONS(Place.CLAWHUB, "GET /api/v1/skills/[^/]+/versions[?].*"),
    CLAWHUB_VERSION(Place.CLAWHUB, "GET /api/v1/skills/[^/]+/versions/[^/]+"),
    CLAWHUB_DOWNLOAD(Place.CLAWHUB, "GET /api/v1/download[?].*"),
    CLAWHUB_BEFORE_PUBLISH(Place.CLAWHUB, "GET /api/v1/skills/[^/]+/versions[?].*"),
    CLAWHUB_PUBLISH(Place.CLAWHUB, "POST /api/v1/skills/[^/]+"),

    RELEASE_PLEASE_QUERY(Place.RELEASE_PLEASE, "POST /graphql"),
    RELEASE_PLEASE_READ(
            Place.RELEASE_PLEASE,
            "GET /repos/[^/]+/[^/]+(/(tags|commits|branches|git/(trees|blobs|ref|commits))([/?].*)?)?"),
    RELEASE_PLEASE_BRANCH(Place.RELEASE_PLEASE, "POST /repos/.+/git/refs"),
    RELEASE_PLEASE_TREE(Place.RELEASE_PLEASE, "POST /repos/.+/git/trees"),
    RELEASE_PLEASE_COMMIT(Place.RELEASE_PLEASE, "POST /repos/.+/git/commits"),
    RELEASE_PLEASE_PUSH(Place.RELEASE_PLEASE, "PATCH /repos/.+/git/refs/.+"),
    RELEASE_PLEASE_PULL(Place.RELEASE_PLEASE, "POST /repos/.+/pulls"),
    /** Without a number where the answer to the pull request's opening was spoiled: Release Please labels it all the same. */
    RELEASE_PLEASE_LABEL(Place.RELEASE_PLEASE, "POST /repos/.+/issues/[0-9]*/labels"),

    CONNECTION_FORGE(Place.FORGE, "GET /repos/[^/]+/[^/?]+"),
    CONNECTION_GIT(Place.GIT, "GET /.+/info/refs[?]service=git-upload-pack"),
    CONNECTION_NPM(Place.NPM, "GET /-/whoami"),
    CONNECTION_PYTHON(Place.PYTHON, "GET /simple/"),
    CONNECTION_CHARTS(Place.CHARTS, "GET /pages/.*index[.]yaml");

    /** Which kind of server it is made of. */
    enum Place {
        FORGE,
        GIT,
        NPM,
        PYTHON,
        CHARTS,
        CLAWHUB,
        RELEASE_PLEASE
    }

    private final Place place;
    private final Pattern request;

    Call(Place place, String request) {
        this.place = place;
        this.request = Pattern.compile(request);
    }

    Place place() {
        return place;
    }

    /** {@code METHOD /path?query} of it. */
    Pattern request() {
        return request;
    }

    /** Whether programs of others speak with the server, which take their time. */
    boolean needsProgram() {
        return place == Place.GIT && this != CONNECTION_GIT
                || place == Place.RELEASE_PLEASE
                || Set.of(BRANCH_BEFORE_CHART, CHART_PUSH, NPM_PUBLISH, NPM_DIST_TAGS, NPM_DIST_TAG, PYTHON_UPLOAD)
                        .contains(this);
    }

    /** Those of the requests, {@code METHOD /path?query}, that are of no call: whoever adds one adds a row. */
    public static List<String> unknown(Collection<String> requests) {
        return requests.stream()
                .distinct()
                .filter(request -> Arrays.stream(values())
                        .noneMatch(call -> call.request().matcher(request).matches()))
                .toList();
    }
}
