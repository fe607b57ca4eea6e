package io.jenkins.plugins.aegis.operation.metadata;

import io.jenkins.plugins.aegis.model.Changelog;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.PublishedTags;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The changelog of a release starts where the users' last one ended (lesson L12). */
public final class ChangelogPolicy {
    private ChangelogPolicy() {}

    /** The changelog's section of the version. */
    public static Optional<Changelog.Section> section(String changelog, ReleaseVersion version) {
        return Changelog.section(changelog, version);
    }

    /** The tags that the changelog could start at: those of lower versions, highest first. */
    public static List<String> candidates(RepositorySnapshot refs, ReleaseVersion version) {
        return refs.tags().keySet().stream()
                .map(ReleaseVersion::ofTag)
                .flatMap(Optional::stream)
                .filter(candidate -> candidate.compareTo(version) < 0)
                .sorted(Comparator.reverseOrder())
                .map(ReleaseVersion::tag)
                .toList();
    }

    /**
     * The tag that the changelog must start at: the highest published one below the version, by version order, neither
     * by date nor by reachability.
     *
     * @param published of the candidates; where the forge has no release at all, every version tag counts
     */
    public static Observed<String> baseline(List<String> candidates, Observed<PublishedTags> published) {
        return published.flatMap(releases -> {
            Optional<String> latest =
                    releases.any() ? releases.first() : candidates.stream().findFirst();
            return latest.map(tag -> Observed.present(tag, published.source()))
                    .orElseGet(() -> Observed.absent(published.source()));
        });
    }

    /** Asks the forge for it. */
    public static Observed<String> baseline(Forge forge, Observed<RepositorySnapshot> snapshot, ReleaseVersion version)
            throws InterruptedException {
        if (snapshot.asOptional().isEmpty()) {
            return snapshot.map(refs -> "");
        }
        List<String> candidates = candidates(snapshot.asOptional().get(), version);
        return candidates.isEmpty()
                ? Observed.absent("tags below " + version)
                : baseline(candidates, forge.published(candidates));
    }

    /** At most one finding: the compare range does not start at the baseline. */
    public static List<Finding> startsAt(Observed<String> baseline, MetadataFacts facts, ReleaseVersion version) {
        if (baseline.isUnknown()) {
            return List.of(Finding.unknown(Rule.CHANGELOG_BASELINE, baseline));
        }
        if (facts.changelog().isUnknown()) {
            return List.of(Finding.unknown(Rule.CHANGELOG_BASELINE, facts.changelog()));
        }
        Optional<String> from = facts.changelog()
                .asOptional()
                .flatMap(text -> section(text, version))
                .flatMap(Changelog.Section::compare)
                .map(Changelog.CompareRange::from);
        if (from.equals(baseline.asOptional())) {
            return List.of();
        }
        return List.of(
                Finding.blocker(
                        Rule.CHANGELOG_BASELINE,
                        "the changelog of " + version + " starts at "
                                + from.map(tag -> Printable.of(tag, 120)).orElse("no tag")
                                + ", but the latest published tag is "
                                + baseline.asOptional().orElse("none"),
                        "Close the release pull request, mend the baseline in the manifest on the source branch, and cut again"));
    }
}
