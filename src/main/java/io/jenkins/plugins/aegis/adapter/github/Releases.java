package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.port.Forge.Asset;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.Forge.PublishedTags;
import io.jenkins.plugins.aegis.port.Forge.ReleaseDraft;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Releases, at a cost that does not grow with their number; none of the writes lets the forge create a tag.
 *
 * <p>REST finds a draft by no tag and would have to walk the whole list. GraphQL finds it, as GitHub's own command line
 * does; the release itself is read by REST then.
 */
final class Releases {
    private static final String OF_TAG = "url ref(qualifiedName: $ref) { name } release(tagName: $tag) { databaseId }";

    private final HostedRepository repository;
    private final PublishedReleases published;
    private final NewDrafts drafts;
    private final Map<String, Long> ids = new ConcurrentHashMap<>();
    private final Map<Long, String> uploadAddresses = new ConcurrentHashMap<>();

    Releases(HostedRepository repository) {
        this.repository = repository;
        this.published = new PublishedReleases(repository, path());
        this.drafts = new NewDrafts(repository);
    }

    /** Where it was met before, it is looked at again by its id; a tag's release that was replaced is found anew. */
    Optional<ForgeRelease> ofTag(String tag) throws RequestFailed, InterruptedException {
        Long known = ids.get(tag);
        if (known != null) {
            Optional<ForgeRelease> again = again(tag, known);
            if (again.isPresent()) {
                return again;
            }
            ids.remove(tag);
        }
        return found(ask(tag));
    }

    private Optional<ForgeRelease> again(String tag, long known) throws RequestFailed, InterruptedException {
        try {
            Optional<ForgeRelease> settled =
                    drafts.contains(known) ? drafts.settled(tag, known).map(this::met) : Optional.empty();
            return settled.isPresent()
                    ? settled
                    : Optional.of(withId(known)).filter(release -> release.tag().equals(tag));
        } catch (RequestFailed e) {
            if (e.status() != 404) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<ForgeRelease> found(Document tag) throws RequestFailed, InterruptedException {
        Optional<Document> release = tag.nullableObject("release");
        return release.isEmpty()
                ? Optional.empty()
                : Optional.of(withId(release.get().number("databaseId")));
    }

    /** The repository's address for people, the tag, and its release, each as it is now. */
    private Document ask(String tag) throws RequestFailed, InterruptedException {
        return repository
                .graphQl()
                .ask(
                        "releaseOfTag",
                        ", $tag: String!, $ref: String!",
                        OF_TAG,
                        Map.of("tag", tag, "ref", "refs/tags/" + tag));
    }

    PublishedTags published(List<String> tags) throws RequestFailed, InterruptedException {
        return published.of(tags);
    }

    ForgeRelease withId(long id) throws RequestFailed, InterruptedException {
        return met(repository.get(path(id)));
    }

    /** Where files of the release are uploaded to. */
    String uploadAddress(long id) throws RequestFailed, InterruptedException {
        String known = uploadAddresses.get(id);
        return known != null ? known : repository.get(path(id)).text("upload_url");
    }

    private ForgeRelease met(Document document) {
        ForgeRelease release = read(document);
        ids.put(release.tag(), release.id());
        document.optionalText("upload_url").ifPresent(address -> uploadAddresses.put(release.id(), address));
        return release;
    }

    ForgeRelease draft(ReleaseDraft draft) throws PortUnavailable, InterruptedException {
        try {
            Document now = mustHaveTag(draft.tag());
            Optional<ForgeRelease> there = found(now);
            return there.isPresent() ? there.get() : create(draft, now.text("url"));
        } catch (RequestFailed | IllegalArgumentException e) {
            throw new PortUnavailable("drafting release " + draft.tag() + ": " + e.getMessage(), e);
        }
    }

    private ForgeRelease create(ReleaseDraft draft, String web) throws RequestFailed, InterruptedException {
        Map<String, Object> fields = Map.of(
                "tag_name", draft.tag(),
                "name", draft.name(),
                "body", notes(draft, web),
                "draft", true,
                "prerelease", draft.prerelease());
        try {
            ForgeRelease made = met(new Document(
                    repository.client().write("POST", path(), fields).body()));
            drafts.made(made.id());
            return made;
        } catch (RequestFailed e) {
            Optional<ForgeRelease> there = e.isAmbiguous() ? ofTag(draft.tag()) : Optional.empty();
            return there.orElseThrow(() -> e);
        }
    }

    /** The notes end with the range that they cover, unless they link to it already. */
    private static String notes(ReleaseDraft draft, String web) {
        if (draft.previousTag().isEmpty()) {
            return draft.body();
        }
        String range = draft.previousTag().get() + "..." + draft.tag();
        if (draft.body().contains("/compare/" + range)) {
            return draft.body();
        }
        return (draft.body().stripTrailing() + "\n\nChanges: " + web + "/compare/" + range).strip();
    }

    /** Setting the same twice does no harm, so that an unclear answer is followed by one more attempt. */
    ForgeRelease publish(ForgeRelease release, boolean latest) throws PortUnavailable, InterruptedException {
        Map<String, Object> fields = Map.of("draft", false, "make_latest", String.valueOf(latest));
        try {
            mustHaveTag(release.tag());
            try {
                return patched(release, fields);
            } catch (RequestFailed e) {
                if (!e.isAmbiguous()) {
                    throw e;
                }
                ForgeRelease now = withId(release.id());
                return now.draft() ? patched(release, fields) : now;
            }
        } catch (RequestFailed | IllegalArgumentException e) {
            throw new PortUnavailable("publishing release " + release.tag() + ": " + e.getMessage(), e);
        }
    }

    private ForgeRelease patched(ForgeRelease release, Map<String, Object> fields)
            throws RequestFailed, InterruptedException {
        return met(new Document(
                repository.client().write("PATCH", path(release.id()), fields).body()));
    }

    private Document mustHaveTag(String tag) throws RequestFailed, PortUnavailable, InterruptedException {
        Document answer = ask(tag);
        if (answer.optionalObject("ref").isEmpty()) {
            throw new PortUnavailable("the forge has no tag " + tag + ", and a release must not create one; push it");
        }
        return answer;
    }

    String path() {
        return repository.path("releases");
    }

    String path(long id) {
        return repository.path("releases", String.valueOf(id));
    }

    static ForgeRelease read(Document release) {
        return new ForgeRelease(
                release.number("id"),
                release.text("tag_name"),
                release.flag("draft"),
                release.flag("prerelease"),
                release.text("html_url"),
                release.list("assets").stream()
                        .filter(Releases::isComplete)
                        .map(Releases::asset)
                        .toList());
    }

    static boolean isComplete(Document asset) {
        return asset.text("state").equals("uploaded");
    }

    static Asset asset(Document asset) {
        return new Asset(
                asset.number("id"),
                asset.text("name"),
                asset.number("size"),
                asset.text("browser_download_url"),
                asset.optionalText("digest").flatMap(Releases::sha256));
    }

    /** Files from before 2025 have none. */
    private static Optional<Digest> sha256(String digest) {
        String prefix = "sha256:";
        return digest.startsWith(prefix)
                ? Optional.of(new Digest(Digest.Algorithm.SHA256, digest.substring(prefix.length())))
                : Optional.empty();
    }
}
