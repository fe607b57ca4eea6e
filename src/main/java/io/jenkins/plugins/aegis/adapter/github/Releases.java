package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.port.Forge.Asset;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.Forge.ReleaseDraft;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Releases; none of the writes lets the forge create a tag. */
final class Releases {
    private static final Comparator<ForgeRelease> PUBLISHED_THEN_OLDEST =
            Comparator.comparing(ForgeRelease::draft).thenComparing(ForgeRelease::id);

    private final HostedRepository repository;

    Releases(HostedRepository repository) {
        this.repository = repository;
    }

    /** Looks through the list, because the forge serves drafts by no tag. */
    Optional<ForgeRelease> ofTag(String tag) throws RequestFailed, InterruptedException {
        return all().filter(each -> each.tag().equals(tag)).min(PUBLISHED_THEN_OLDEST);
    }

    List<String> publishedTags() throws RequestFailed, InterruptedException {
        return all().filter(each -> !each.draft()).map(ForgeRelease::tag).toList();
    }

    private java.util.stream.Stream<ForgeRelease> all() throws RequestFailed, InterruptedException {
        return repository.list(path(), "").stream().map(Releases::read);
    }

    ForgeRelease withId(long id) throws RequestFailed, InterruptedException {
        return read(repository.get(path(id)));
    }

    ForgeRelease draft(ReleaseDraft draft) throws PortUnavailable, InterruptedException {
        try {
            mustHaveTag(draft.tag());
            Optional<ForgeRelease> there = ofTag(draft.tag());
            return there.isPresent() ? there.get() : create(draft);
        } catch (RequestFailed | IllegalArgumentException e) {
            throw new PortUnavailable("drafting release " + draft.tag() + ": " + e.getMessage(), e);
        }
    }

    private ForgeRelease create(ReleaseDraft draft) throws RequestFailed, InterruptedException {
        Map<String, Object> fields = Map.of(
                "tag_name", draft.tag(),
                "name", draft.name(),
                "body", notes(draft),
                "draft", true,
                "prerelease", draft.prerelease());
        try {
            return read(new Document(
                    repository.client().write("POST", path(), fields).body()));
        } catch (RequestFailed e) {
            Optional<ForgeRelease> there = e.isAmbiguous() ? ofTag(draft.tag()) : Optional.empty();
            return there.orElseThrow(() -> e);
        }
    }

    /** The notes end with the range that they cover, unless they link to it already. */
    private String notes(ReleaseDraft draft) throws RequestFailed, InterruptedException {
        if (draft.previousTag().isEmpty()) {
            return draft.body();
        }
        String range = draft.previousTag().get() + "..." + draft.tag();
        if (draft.body().contains("/compare/" + range)) {
            return draft.body();
        }
        return (draft.body().stripTrailing() + "\n\nChanges: " + repository.webAddress() + "/compare/" + range).strip();
    }

    /** Setting the same twice does no harm, so that an unclear answer is followed by one more attempt. */
    void publish(ForgeRelease release, boolean latest) throws PortUnavailable, InterruptedException {
        Map<String, Object> fields = Map.of("draft", false, "make_latest", String.valueOf(latest));
        try {
            mustHaveTag(release.tag());
            try {
                repository.client().write("PATCH", path(release.id()), fields);
            } catch (RequestFailed e) {
                if (!e.isAmbiguous()) {
                    throw e;
                }
                if (withId(release.id()).draft()) {
                    repository.client().write("PATCH", path(release.id()), fields);
                }
            }
        } catch (RequestFailed | IllegalArgumentException e) {
            throw new PortUnavailable("publishing release " + release.tag() + ": " + e.getMessage(), e);
        }
    }

    private void mustHaveTag(String tag) throws RequestFailed, PortUnavailable, InterruptedException {
        try {
            repository.get(repository.path("git", "ref", "tags", tag)).text("ref");
        } catch (RequestFailed e) {
            if (e.status() != 404) {
                throw e;
            }
            throw new PortUnavailable("the forge has no tag " + tag + ", and a release must not create one; push it");
        }
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
                asset.number("id"), asset.text("name"), asset.number("size"), asset.text("browser_download_url"));
    }
}
