package io.jenkins.plugins.aegis.operation.version;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.PackageState;
import io.jenkins.plugins.aegis.plan.Plan.Presence;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
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
        Map<String, Observed<Presence>> channels = packages(ports, version.get(), commit.get());
        channels.put(
                Channel.RELEASE,
                ports.forge()
                        .release(version.get().tag())
                        .map(release -> release.draft() ? Presence.PARTIAL : Presence.OURS));
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

    /** Optional channels are left aside: they are no reason to run a release again, nor to replace it. */
    private static Map<String, Observed<Presence>> packages(ReleasePorts ports, ReleaseVersion version, CommitId commit)
            throws InterruptedException {
        MetadataFacts released = MetadataFacts.ofCommit(ports.git(), commit);
        Map<String, Observed<Presence>> channels = new TreeMap<>();
        for (Channel channel : released.descriptor().packaging().channels()) {
            if (!channel.place().optional()) {
                Observed<String> name = released.packageName(channel);
                Observed<Publication> there = name.asOptional().isPresent()
                        ? ports.channel(channel).published(name.asOptional().get(), channel.versionOf(version))
                        : name.flatMap(none -> Observed.absent(name.source()));
                channels.put(channel.place().name(), presence(ports, channel, new Built(version, commit), there));
            }
        }
        return channels;
    }

    private record Built(ReleaseVersion version, CommitId commit) {}

    /** Without the artifacts that were built then, what is published cannot be told from other bytes. */
    private static Observed<Presence> presence(
            ReleasePorts ports, Channel channel, Built release, Observed<Publication> there)
            throws InterruptedException {
        try {
            Optional<PackageState> ours = ports.artifacts()
                    .find(release.version(), release.commit())
                    .flatMap(stored -> stored.packages().stream()
                            .filter(built ->
                                    built.channel().equals(channel.place().name()))
                            .findFirst()
                            .map(built -> PackageState.of(built, stored.artifactsOf(built), there)));
            boolean published = there.asOptional()
                    .filter(found -> found.versions().contains(channel.versionOf(release.version())))
                    .isPresent();
            Presence presence =
                    ours.map(PackageState::presence).orElse(published ? Presence.OTHER_BYTES : Presence.ABSENT);
            if (there.isUnknown() || presence == Presence.UNKNOWN) {
                return Observed.unknown(
                        channel.place().name(),
                        there.unknownReason()
                                .or(() -> ours.map(PackageState::detail))
                                .orElse(""));
            }
            return Observed.present(presence, there.source());
        } catch (IOException e) {
            return Observed.unknown("the artifact store", String.valueOf(e.getMessage()));
        }
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
