package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.port.Forge.PublishedTags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What users have of tags.
 *
 * <p>The newest hundred releases nearly always have the first of them; only where they do not, the others are asked for
 * by tag, so that the number of releases does not matter.
 */
final class PublishedReleases {
    private static final int ASKED = 20;
    private static final String NEWEST = "releases(first: 100, orderBy: {field: CREATED_AT, direction: DESC}) {"
            + " pageInfo { hasNextPage } nodes { tagName isDraft } }";

    private final HostedRepository repository;
    private final String path;

    PublishedReleases(HostedRepository repository, String path) {
        this.repository = repository;
        this.path = path;
    }

    PublishedTags of(List<String> tags) throws RequestFailed, InterruptedException {
        Document newest =
                repository.graphQl().ask("newestReleases", "", NEWEST, Map.of()).object("releases");
        Set<String> published = newest.list("nodes").stream()
                .filter(release -> !release.flag("isDraft"))
                .map(release -> release.text("tagName"))
                .collect(Collectors.toSet());
        boolean all = !newest.object("pageInfo").flag("hasNextPage");
        if (all || (!tags.isEmpty() && published.contains(tags.get(0)))) {
            return new PublishedTags(tags.stream().filter(published::contains).findFirst(), !published.isEmpty());
        }
        return new PublishedTags(further(tags, published), true);
    }

    private Optional<String> further(List<String> tags, Set<String> published)
            throws RequestFailed, InterruptedException {
        for (int i = 0; i < tags.size(); i++) {
            if (i == ASKED) {
                throw new RequestFailed(
                        RequestFailed.NO_ANSWER,
                        "none of the tags from " + tags.get(0) + " to " + tags.get(i - 1) + " has a published release",
                        null);
            }
            if (published.contains(tags.get(i)) || isPublished(tags.get(i))) {
                return Optional.of(tags.get(i));
            }
        }
        return Optional.empty();
    }

    /** By REST, a draft has no tag; the question for the newest has shown that the repository can be seen. */
    private boolean isPublished(String tag) throws RequestFailed, InterruptedException {
        try {
            return !Releases.read(repository.get(path + "/tags/" + HostedRepository.encoded(tag)))
                    .draft();
        } catch (RequestFailed e) {
            if (e.status() == 404) {
                return false;
            }
            throw e;
        }
    }
}
