package io.jenkins.plugins.aegis.operation.metadata;

import io.jenkins.plugins.aegis.model.Changelog;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The changelog of a release starts where the users' last one ended (lesson L12). */
public final class ChangelogPolicy {
    private ChangelogPolicy() {}

    /** The changelog's section of the version. */
    public static Optional<Changelog.Section> section(String changelog, ReleaseVersion version) {
        return Changelog.parse(changelog).section(version);
    }

    /**
     * The tag that the changelog must start at: the highest published one below the version, by version order, neither
     * by date nor by reachability.
     *
     * @param published tags with a published release; where the forge has none at all, every version tag counts
     */
    public static Observed<String> baseline(
            RepositorySnapshot refs, Observed<List<String>> published, ReleaseVersion version) {
        return published.flatMap(releases -> {
            Collection<String> candidates = releases.isEmpty() ? refs.tags().keySet() : releases;
            return candidates.stream()
                    .filter(refs.tags()::containsKey)
                    .map(ReleaseVersion::ofTag)
                    .flatMap(Optional::stream)
                    .filter(candidate -> candidate.compareTo(version) < 0)
                    .max(Comparator.naturalOrder())
                    .map(latest -> Observed.present(latest.tag(), published.source()))
                    .orElseGet(() -> Observed.absent(published.source()));
        });
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
