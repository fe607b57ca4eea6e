package io.jenkins.plugins.aegis.operation.version;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Pep440Version;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A new version sorts above what its users have, in the order of each ecosystem (lessons L3 and L6). */
public final class VersionOrder {
    private static final List<Ecosystem> ECOSYSTEMS = List.of(
            new Ecosystem("npm and Helm (SemVer)", Comparator.naturalOrder()),
            new Ecosystem("PyPI (PEP 440)", ReleaseVersion.PEP440_ORDER));

    private record Ecosystem(String name, Comparator<ReleaseVersion> order) {}

    private VersionOrder() {}

    /** One finding for each ecosystem that would sort the version below a tag of the same {@code X.Y} line. */
    public static List<Finding> aboveTags(ReleaseVersion version, Collection<String> tags) {
        List<ReleaseVersion> line = tags.stream()
                .map(ReleaseVersion::ofTag)
                .flatMap(Optional::stream)
                .filter(other -> other.major() == version.major() && other.minor() == version.minor())
                .filter(other -> !other.equals(version))
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (Ecosystem ecosystem : ECOSYSTEMS) {
            line.stream()
                    .max(ecosystem.order())
                    .filter(highest -> ecosystem.order().compare(version, highest) < 0)
                    .ifPresent(highest -> findings.add(Finding.blocker(
                            Rule.VERSION_INCREASES,
                            ecosystem.name() + " sorts " + version + " below " + highest + ", which is tagged",
                            "Choose a version above " + highest + " in that order")));
        }
        return findings;
    }

    /**
     * At most one finding: the channel has a higher version of the same {@code X.Y} line, in the order of its
     * ecosystem. Versions that the channel writes in no form of that ecosystem are passed over, as its clients do.
     */
    public static List<Finding> abovePublished(
            ReleaseVersion version, Channel channel, Observed<Publication> published) {
        if (published.isUnknown()) {
            return List.of(Finding.unknown(Rule.VERSION_INCREASES, published));
        }
        Set<String> versions = published.asOptional().map(Publication::versions).orElse(Set.of());
        Optional<String> highest =
                channel instanceof Channel.PyPi ? highestForPip(version, versions) : highest(version, versions);
        return highest
                .map(higher -> Finding.blocker(
                        Rule.VERSION_INCREASES,
                        "channel " + channel.place().name() + " (" + channel.kind() + ") sorts "
                                + channel.versionOf(version) + " below " + Printable.of(higher, 80)
                                + ", which is published there",
                        "Choose a version above " + Printable.of(higher, 80) + " in that order"))
                .stream()
                .toList();
    }

    private static Optional<String> highest(ReleaseVersion version, Set<String> versions) {
        return versions.stream()
                .flatMap(text -> parse(text).stream())
                .filter(other -> other.major() == version.major() && other.minor() == version.minor())
                .max(Comparator.naturalOrder())
                .filter(highest -> highest.compareTo(version) > 0)
                .map(ReleaseVersion::toString);
    }

    /** An epoch sorts above every line (PEP 440, "Version epochs"). */
    private static Optional<String> highestForPip(ReleaseVersion version, Set<String> versions) {
        Pep440Version ours = Pep440Version.parse(version.pep440()).orElseThrow();
        return versions.stream()
                .flatMap(text -> Pep440Version.parse(text).stream())
                .filter(other -> other.epoch() > 0
                        || other.releaseNumber(0) == version.major() && other.releaseNumber(1) == version.minor())
                .max(Comparator.naturalOrder())
                .filter(highest -> highest.compareTo(ours) > 0)
                .map(Pep440Version::toString);
    }

    /** At most one finding: the version's dist-tag stands at a higher version already. */
    public static List<Finding> distTagMovesUp(ReleaseVersion version, Observed<Publication> published) {
        if (published.isUnknown()) {
            return List.of(Finding.unknown(Rule.DIST_TAG_MOVES_UP, published));
        }
        Optional<String> current =
                published.asOptional().map(Publication::labels).map(tags -> tags.get(version.distTag()));
        if (current.isEmpty()) {
            return List.of();
        }
        Optional<ReleaseVersion> stands = parse(current.get());
        if (stands.isEmpty()) {
            return List.of(Finding.blocker(
                    Rule.DIST_TAG_MOVES_UP,
                    "npm dist-tag " + version.distTag() + " stands at \"" + Printable.of(current.get(), 80)
                            + "\", which is no release version, so whether " + version + " is above it cannot be said",
                    "Point the dist-tag at a release version, or remove it (npm dist-tag)"));
        }
        return stands.get().compareTo(version) <= 0
                ? List.of()
                : List.of(Finding.blocker(
                        Rule.DIST_TAG_MOVES_UP,
                        "npm dist-tag " + version.distTag() + " stands at " + stands.get() + " and would move down to "
                                + version,
                        "Release a version above " + stands.get()));
    }

    private static Optional<ReleaseVersion> parse(String version) {
        return ReleaseVersion.ofTag("v" + version);
    }
}
