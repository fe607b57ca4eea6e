package io.jenkins.plugins.aegis.adapter.github;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Drafts made here, until each was compared with the others of its tag.
 *
 * <p>A forge takes any number of drafts of one tag, so that two who find none at the same instant make two. Of these the
 * published one counts, and before that the oldest: whoever made another deletes it, and goes on with the one that counts.
 * The comparison takes the place of the first look at the draft, and costs no further request.
 */
final class NewDrafts {
    private static final Comparator<Document> OLDEST = Comparator.comparing((Document release) -> release.flag("draft"))
            .thenComparing(release -> release.number("id"));

    private final HostedRepository repository;
    private final Set<Long> made = ConcurrentHashMap.newKeySet();

    NewDrafts(HostedRepository repository) {
        this.repository = repository;
    }

    void made(long id) {
        made.add(id);
    }

    boolean contains(long id) {
        return made.contains(id);
    }

    /** The release of the tag that counts, as far as the newest hundred show one; ours is gone unless it is that one. */
    Optional<Document> settled(String tag, long ours) throws RequestFailed, InterruptedException {
        Optional<Document> first = ofTag(tag).stream().min(OLDEST);
        if (first.isPresent() && first.get().number("id") != ours && isBefore(first.get(), ours)) {
            withdraw(tag, ours);
        }
        made.remove(ours);
        return first;
    }

    private static boolean isBefore(Document release, long ours) {
        return !release.flag("draft") || release.number("id") < ours;
    }

    private List<Document> ofTag(String tag) throws RequestFailed, InterruptedException {
        return repository.newest(repository.path("releases")).stream()
                .filter(release -> release.text("tag_name").equals(tag))
                .toList();
    }

    private void withdraw(String tag, long ours) throws RequestFailed, InterruptedException {
        try {
            repository.client().delete(repository.path("releases", String.valueOf(ours)));
        } catch (RequestFailed e) {
            boolean gone = e.status() == 404
                    || e.isAmbiguous() && ofTag(tag).stream().noneMatch(release -> release.number("id") == ours);
            if (!gone) {
                throw new RequestFailed(
                        e.status(),
                        "somebody else drafted release " + tag + " at the same time, and the draft made here (id "
                                + ours + ") could not be deleted; if it is still there, delete it by hand: "
                                + e.getMessage(),
                        e);
            }
        }
    }
}
