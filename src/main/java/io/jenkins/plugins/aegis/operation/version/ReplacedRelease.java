package io.jenkins.plugins.aegis.operation.version;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.Plan.Presence;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.PackageRegistry.PublishedPackage;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The release that a recovery version would replace, and what users have of it: a rerun is preferred over a new version
 * ("Prefer rerun over retag" of the runbook).
 *
 * @param version the highest lower tagged version of the same line, such as {@code 1.2.3-preview} below {@code
 *     1.2.3-preview.1}; empty if there is none
 * @param channels name to what stands there under that version; bytes that are not known to be ours are others
 */
public record ReplacedRelease(Optional<ReleaseVersion> version, Map<String, Observed<Presence>> channels) {
    public ReplacedRelease {
        channels = Map.copyOf(channels);
    }

    /** Looks for it among the tags, and then at each channel. */
    public static ReplacedRelease observe(ReleasePorts ports, RepositoryView view) throws InterruptedException {
        Optional<ReleaseVersion> version = view.snapshot().asOptional().flatMap(refs -> below(refs, view.version()));
        Optional<CommitId> commit = version.flatMap(tagged -> view.snapshot()
                .asOptional()
                .flatMap(refs -> refs.tag(tagged.tag()))
                .flatMap(RepositorySnapshot.TagRef::commit));
        if (version.isEmpty() || commit.isEmpty()) {
            return new ReplacedRelease(version, Map.of());
        }
        Map<String, Observed<Presence>> channels = new TreeMap<>();
        channels.put(
                "GitHub Release",
                ports.forge()
                        .release(version.get().tag())
                        .map(release -> release.draft() ? Presence.PARTIAL : Presence.OURS));
        channels.put("npm", npm(ports, version.get(), commit.get()));
        return new ReplacedRelease(version, channels);
    }

    /** The release that the version comes after in its own line. */
    static Optional<ReleaseVersion> below(RepositorySnapshot refs, ReleaseVersion version) {
        return refs.tags().keySet().stream()
                .map(ReleaseVersion::ofTag)
                .flatMap(Optional::stream)
                .filter(other -> other.major() == version.major()
                        && other.minor() == version.minor()
                        && other.patch() == version.patch()
                        && other.prerelease().equals(version.prerelease()))
                .filter(other -> other.compareTo(version) < 0)
                .max(ReleaseVersion::compareTo);
    }

    private static Observed<Presence> npm(ReleasePorts ports, ReleaseVersion version, CommitId commit)
            throws InterruptedException {
        Observed<String> name = MetadataFacts.ofCommit(ports.git(), commit).packageName();
        if (name.asOptional().isEmpty()) {
            return name.flatMap(none -> Observed.absent(name.source()));
        }
        Observed<PublishedPackage> published =
                ports.npm().published(name.asOptional().get());
        Optional<String> integrity =
                published.asOptional().map(all -> all.integrity().get(version.toString()));
        if (integrity.isEmpty()) {
            return published.flatMap(all -> Observed.absent(published.source()));
        }
        try {
            boolean ours = ports.artifacts()
                    .find(version, commit)
                    .map(ReplacedRelease::integrity)
                    .filter(integrity.get()::equals)
                    .isPresent();
            return Observed.present(ours ? Presence.OURS : Presence.OTHER_BYTES, published.source());
        } catch (IOException e) {
            return Observed.unknown("the artifact store", String.valueOf(e.getMessage()));
        }
    }

    private static String integrity(StoredArtifacts stored) {
        return stored.artifact(stored.built().tarball()).sha512().integrity();
    }

    /** At most one finding, or one for each channel that is not known: running the earlier release again would do. */
    public List<Finding> check(ReleaseVersion recovery) {
        if (version.isEmpty()) {
            String planned = recovery.major() + "." + recovery.minor() + "." + recovery.patch()
                    + recovery.prerelease().map(line -> "-" + line.label()).orElse("");
            return List.of(Finding.blocker(
                    Rule.RECOVERY_NEEDED,
                    "no version of " + planned + " is tagged, so there is nothing that " + recovery + " could replace",
                    "Release " + planned));
        }
        List<Finding> unknown = channels.values().stream()
                .filter(Observed::isUnknown)
                .map(state -> Finding.unknown(Rule.RECOVERY_NEEDED, state))
                .toList();
        if (!unknown.isEmpty() || !isMendable()) {
            return unknown;
        }
        return List.of(Finding.blocker(
                Rule.RECOVERY_NEEDED,
                version.get()
                        + " is tagged, and what is published of it does not keep a rerun from publishing the rest: "
                        + channelStates(),
                "Run the release of " + version.get() + " again; if that cannot mend it, accept this finding with the"
                        + " reason"));
    }

    /** Something is missing, and nothing of other bytes stands in the way. */
    private boolean isMendable() {
        boolean whole =
                channels.values().stream().allMatch(state -> state.asOptional().equals(Optional.of(Presence.OURS)));
        boolean others = channels.values().stream()
                .anyMatch(state -> state.asOptional().equals(Optional.of(Presence.OTHER_BYTES)));
        return !whole && !others;
    }

    private String channelStates() {
        List<String> states = new TreeMap<>(channels)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " "
                                + entry.getValue().asOptional().orElse(Presence.ABSENT))
                        .toList();
        return String.join(", ", states);
    }
}
