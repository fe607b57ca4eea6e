package io.jenkins.plugins.aegis.operation.version;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PackageRegistry.PublishedPackage;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A new version sorts above what its users have, in the order of each ecosystem (lessons L3 and L6). */
public final class VersionOrder {
    private static final Map<String, Comparator<ReleaseVersion>> ORDERS =
            Map.of("npm and Helm (SemVer)", Comparator.naturalOrder(), "PyPI (PEP 440)", ReleaseVersion.PEP440_ORDER);

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
        ORDERS.forEach((ecosystem, order) -> line.stream()
                .max(order)
                .filter(highest -> order.compare(version, highest) < 0)
                .ifPresent(highest -> findings.add(Finding.blocker(
                        Rule.VERSION_INCREASES,
                        ecosystem + " sorts " + version + " below " + highest + ", which is tagged",
                        "Choose a version above " + highest + " in that order"))));
        return findings;
    }

    /** At most one finding: the version's dist-tag stands at a higher version already. */
    public static List<Finding> distTagMovesUp(ReleaseVersion version, Observed<PublishedPackage> published) {
        if (published.isUnknown()) {
            return List.of(Finding.unknown(Rule.DIST_TAG_MOVES_UP, published));
        }
        return published
                .asOptional()
                .map(PublishedPackage::distTags)
                .map(tags -> tags.get(version.distTag()))
                .flatMap(VersionOrder::parse)
                .filter(current -> current.compareTo(version) > 0)
                .map(current -> List.of(Finding.blocker(
                        Rule.DIST_TAG_MOVES_UP,
                        "npm dist-tag " + version.distTag() + " stands at " + current + " and would move down to "
                                + version,
                        "Release a version above " + current)))
                .orElse(List.of());
    }

    private static Optional<ReleaseVersion> parse(String version) {
        return ReleaseVersion.ofTag("v" + version);
    }
}
