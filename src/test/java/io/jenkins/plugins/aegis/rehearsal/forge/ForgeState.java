package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** All that git does not know, keyed by number or id, so that iteration is in order of creation. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class ForgeState {
    final TreeMap<Integer, Issue> issues = new TreeMap<>();
    final TreeMap<Integer, Pull> pulls = new TreeMap<>();
    final TreeMap<Long, Review> reviews = new TreeMap<>();
    final TreeMap<Long, Comment> comments = new TreeMap<>();
    final TreeMap<String, Label> labels = new TreeMap<>();
    final TreeMap<Long, CheckRun> checkRuns = new TreeMap<>();
    final TreeMap<Long, CommitStatus> statuses = new TreeMap<>();
    final TreeMap<Long, Release> releases = new TreeMap<>();
    final TreeMap<Long, Asset> assets = new TreeMap<>();
    private int lastNumber;
    private long lastId;
    private Long latestRelease;
    private Integer landing;

    int nextNumber() {
        return ++lastNumber;
    }

    long nextId() {
        return ++lastId;
    }

    /** The release that was last published as "latest", if any was. */
    Optional<Long> latestRelease() {
        return Optional.ofNullable(latestRelease);
    }

    void latestRelease(long id) {
        latestRelease = id;
    }

    void forgetLatest(long id) {
        if (latestRelease != null && latestRelease == id) {
            latestRelease = null;
        }
    }

    /** The pull request whose merge is written down while its base branch is being moved. */
    Optional<Integer> landing() {
        return Optional.ofNullable(landing);
    }

    void landing(Optional<Integer> pull) {
        landing = pull.orElse(null);
    }

    Issue issue(int number) {
        return orNotFound(issues.get(number));
    }

    Pull pull(int number) {
        return orNotFound(pulls.get(number));
    }

    Label label(String name, Supplier<Label> missing) {
        return labels.values().stream()
                .filter(label -> label.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseGet(missing);
    }

    static <T> T orNotFound(T found) {
        if (found == null) {
            throw ForgeFailure.notFound();
        }
        return found;
    }

    static <T> List<T> select(Collection<T> all, Predicate<? super T> wanted) {
        return all.stream().filter(wanted).toList();
    }
}
