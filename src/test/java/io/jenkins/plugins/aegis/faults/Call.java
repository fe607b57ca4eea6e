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

    NPM_PACKAGE(Place.NPM, "GET /@own(/|%2[fF])[^/]+"),
    NPM_WHOAMI(Place.NPM, "GET /-/whoami"),
    NPM_TARBALL(Place.NPM, "GET /@own(/|%2[fF]).+/-/.+[.]tgz"),
    NPM_BEFORE_PUBLISH(Place.NPM, "GET /@own(/|%2[fF])[^/]+"),
    NPM_PUBLISH(Place.NPM, "PUT /@own(/|%2[fF])[^/]+"),
    NPM_BEFORE_DIST_TAG(Place.NPM, "GET /@own(/|%2[fF])[^/]+"),
    NPM_DIST_TAGS(Place.NPM, "GET /-/package/@own(/|%2[fF]).+/dist-tags"),
    NPM_DIST_TAG(Place.NPM, "PUT /-/package/@own(/|%2[fF]).+/dist-tags/.+"),

    PYTHON_PROJECT(Place.PYTHON, "GET /simple/[^/]+/"),
    PYTHON_INDEX(Place.PYTHON, "GET /simple/"),
    PYTHON_FILE(Place.PYTHON, "GET /files/.+"),
    PYTHON_BEFORE_UPLOAD(Place.PYTHON, "GET /simple/[^/]+/"),
    PYTHON_UPLOAD(Place.PYTHON, "POST /legacy/"),

    CHART_INDEX(Place.CHARTS, "GET /pages/.*index[.]yaml"),
    CHART_DOWNLOAD(Place.CHARTS, "GET /pages/.+[.]tgz"),
    BRANCH_BEFORE_CHART(Place.CHARTS, "(GET|POST) /.+git-upload-pack"),
    CHART_PUSH(Place.CHARTS, "POST /.+/git-receive-pack");

    /** Which kind of server it is made of. */
    enum Place {
        FORGE,
        GIT,
        NPM,
        PYTHON,
        CHARTS
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
        return place == Place.GIT
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
