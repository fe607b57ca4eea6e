package io.jenkins.plugins.aegis.rehearsal.forge;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;

/** Releases: drafts touch no tag, and publishing one whose tag is missing makes the tag, as GitHub does. */
final class ReleaseStore {
    private static final String RESOURCE = "Release";

    private final HostedRepository repository;
    private final ForgeState state;

    ReleaseStore(HostedRepository repository) {
        this.repository = repository;
        this.state = repository.state();
    }

    /**
     * What a client wants a release to be.
     *
     * @param makeLatest true, false or legacy
     */
    record Wish(String tag, String target, Release.Words words, Mode mode) {}

    /** Draft or not, prerelease or not, latest or not. */
    record Mode(boolean draft, boolean prerelease, String makeLatest) {}

    /** A published release whose tag was deleted becomes a draft again. */
    void catchUp() {
        ForgeState.select(
                        state.releases.values(),
                        release -> !release.isDraft()
                                && repository.git().tag(release.tag()).isEmpty())
                .forEach(release -> {
                    Instant created = release.dates().created();
                    state.releases.put(
                            release.id(), release.dated(new Release.Dates(created, HostedRepository.now(), null)));
                    state.forgetLatest(release.id());
                });
    }

    Release create(Wish wish, String author) {
        return put(state.nextId(), wish, author, Optional.empty());
    }

    Release update(long id, Wish wish) {
        Release before = find(id);
        return put(id, wish, before.author(), Optional.of(before));
    }

    private Release put(long id, Wish wish, String author, Optional<Release> before) {
        Mode mode = wish.mode();
        boolean draft = mode.draft();
        if (!draft) {
            refuseSecond(id, wish.tag());
            ensureTag(wish);
        }
        Instant now = HostedRepository.now();
        Instant published = draft
                ? null
                : before.map(release -> release.dates().published()).orElse(now);
        Release.Dates dates = new Release.Dates(commitDate(wish).orElse(now), now, published);
        Release release = new Release(id, wish.tag(), wish.target(), wish.words(), mode.prerelease(), author, dates);
        state.releases.put(id, release);
        markLatest(release, mode.makeLatest());
        return release;
    }

    private void refuseSecond(long id, String tag) {
        boolean taken = state.releases.values().stream()
                .anyMatch(release -> release.id() != id
                        && !release.isDraft()
                        && release.tag().equals(tag));
        if (taken) {
            throw ForgeFailure.invalid(RESOURCE, "tag_name", "already_exists");
        }
    }

    private void ensureTag(Wish wish) {
        if (repository.git().tag(wish.tag()).isEmpty()) {
            RevCommit target = repository
                    .git()
                    .commitish(wish.target())
                    .orElseThrow(() -> ForgeFailure.invalid(RESOURCE, "target_commitish", "invalid"));
            repository.git().move("refs/tags/" + wish.tag(), Optional.empty(), Optional.of(target.name()));
        }
    }

    private Optional<Instant> commitDate(Wish wish) {
        return repository
                .git()
                .tag(wish.tag())
                .or(() -> Optional.of(wish.target()))
                .flatMap(repository.git()::commitish)
                .map(commit -> commit.getCommitterIdent().getWhenAsInstant());
    }

    private void markLatest(Release release, String makeLatest) {
        boolean wanted = makeLatest.equals("true");
        if (wanted && !release.isDraft() && !release.prerelease()) {
            state.latestRelease(release.id());
        } else if (release.isDraft() || release.prerelease() || makeLatest.equals("false")) {
            state.forgetLatest(release.id());
        }
    }

    /** The release marked as latest; where none is, the newest by date and then by version, as GitHub's "legacy". */
    Release latest() {
        Comparator<Release> order = Comparator.comparing(
                        (Release release) -> release.dates().created())
                .thenComparingLong(Release::id);
        return state.latestRelease()
                .map(state.releases::get)
                .or(() -> state.releases.values().stream()
                        .filter(release -> !release.isDraft() && !release.prerelease())
                        .max(order))
                .orElseThrow(ForgeFailure::notFound);
    }

    /** Newest first; drafts only for those who may write. */
    List<Release> visibleTo(Account account) {
        return state.releases.descendingMap().values().stream()
                .filter(release -> mayBeSeen(release, account))
                .toList();
    }

    static boolean mayBeSeen(Release release, Account account) {
        return !release.isDraft() || account.permission().covers(Permission.WRITE);
    }

    /** The published release of a tag; a draft has no tag yet as far as this look-up goes. */
    Release ofTag(String tag) {
        return state.releases.values().stream()
                .filter(release -> !release.isDraft() && release.tag().equals(tag))
                .findFirst()
                .orElseThrow(ForgeFailure::notFound);
    }

    Release find(long id) {
        return ForgeState.orNotFound(state.releases.get(id));
    }

    void delete(long id) {
        find(id);
        state.releases.remove(id);
        AssetStore assets = new AssetStore(repository);
        assets.of(id).forEach(asset -> assets.delete(asset.id()));
        state.forgetLatest(id);
    }
}
