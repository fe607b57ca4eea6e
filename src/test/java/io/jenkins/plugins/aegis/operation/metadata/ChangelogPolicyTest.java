package io.jenkins.plugins.aegis.operation.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.Forge.PublishedTags;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChangelogPolicyTest {
    private static final ReleaseVersion VERSION = ReleaseVersion.parse("1.10.0");

    private static RepositorySnapshot tags(String... names) {
        Views views = Views.of("1.10.0");
        for (String name : names) {
            views.lightweight(name, Commits.commit(name.hashCode() & 0xffff));
        }
        return views.view().snapshot().asOptional().orElseThrow();
    }

    private static Observed<String> baseline(RepositorySnapshot refs, String... published) {
        List<String> candidates = ChangelogPolicy.candidates(refs, VERSION);
        List<String> releases = List.of(published);
        PublishedTags known =
                new PublishedTags(candidates.stream().filter(releases::contains).findFirst(), !releases.isEmpty());
        return ChangelogPolicy.baseline(candidates, Observed.present(known, "releases"));
    }

    private static List<Finding> startsAt(Observed<String> baseline, String from) {
        return ChangelogPolicy.startsAt(
                baseline, Metadata.of(Commits.commit(1), "1.10.0", from).facts(), VERSION);
    }

    @Test
    @DisplayName("L12 the baseline is the highest published tag below the version, by version order")
    void takesTheHighestByVersionOrder() {
        RepositorySnapshot refs = tags("v1.9.0", "v1.9.9", "v1.9.10-rc", "v0.99.0", "v1.9.1");
        assertThat(baseline(refs, "v0.99.0", "v1.9.10-rc", "v1.9.9", "v1.9.1").asOptional())
                .contains("v1.9.10-rc");
    }

    @Test
    @DisplayName("L12 neither the order in which tags are listed nor their date counts")
    void doesNotDependOnTheOrderOfTheList() {
        RepositorySnapshot refs = tags("v1.9.9", "v1.9.10");
        assertThat(baseline(refs, "v1.9.10", "v1.9.9").asOptional()).contains("v1.9.10");
        assertThat(baseline(refs, "v1.9.9", "v1.9.10").asOptional()).contains("v1.9.10");
    }

    @Test
    @DisplayName("L12 a tag that was never published is no baseline")
    void passesOverAnUnpublishedTag() {
        assertThat(baseline(tags("v1.9.8", "v1.9.9"), "v1.9.8").asOptional()).contains("v1.9.8");
    }

    @Test
    @DisplayName("L12 a higher line and the version itself are no baseline")
    void staysBelowTheVersion() {
        assertThat(baseline(tags("v1.9.9", "v1.10.0", "v2.0.0"), "v1.9.9", "v1.10.0", "v2.0.0")
                        .asOptional())
                .contains("v1.9.9");
    }

    @Test
    void takesEveryTagWhereTheForgeHasNoReleaseAtAll() {
        assertThat(baseline(tags("v1.9.9", "v1.9.8", "nightly")).asOptional()).contains("v1.9.9");
    }

    @Test
    void hasNoBaselineForTheFirstRelease() {
        assertThat(baseline(tags()).isAbsent()).isTrue();
    }

    @Test
    void doesNotKnowTheBaselineWhenTheForgeDoesNotAnswer() {
        Observed<String> unknown =
                ChangelogPolicy.baseline(List.of("v1.9.9"), Observed.unknown("releases", "HTTP 500"));
        Plans.assertUnknown(startsAt(unknown, "v1.9.9"), Rule.CHANGELOG_BASELINE, "HTTP 500");
    }

    @Test
    @DisplayName("L12 passes when the compare range starts at the baseline")
    void passesWhenItStartsThere() {
        assertThat(startsAt(Observed.present("v1.9.9", "releases"), "v1.9.9")).isEmpty();
        assertThat(startsAt(Observed.absent("releases"), "")).isEmpty();
    }

    @Test
    @DisplayName("L12 refuses an old baseline and names both tags")
    void refusesAnOldBaseline() {
        Plans.assertBlocks(
                startsAt(Observed.present("v1.9.9", "releases"), "v1.2.0"),
                Rule.CHANGELOG_BASELINE,
                "1.10.0",
                "starts at v1.2.0",
                "v1.9.9");
    }

    @Test
    void refusesAChangelogWithoutACompareRange() {
        Plans.assertBlocks(
                startsAt(Observed.present("v1.9.9", "releases"), ""), Rule.CHANGELOG_BASELINE, "starts at no tag");
    }

    @Test
    void refusesACompareRangeWhereNothingIsPublished() {
        Plans.assertBlocks(
                startsAt(Observed.absent("releases"), "v1.9.9"), Rule.CHANGELOG_BASELINE, "v1.9.9", "is none");
    }

    @Test
    void doesNotKnowWhenTheChangelogCannotBeRead() {
        Plans.assertUnknown(
                ChangelogPolicy.startsAt(
                        Observed.present("v1.9.9", "releases"),
                        Metadata.of(Commits.commit(1), "1.10.0", "v1.9.9")
                                .unknown(Metadata.CHANGELOG)
                                .facts(),
                        VERSION),
                Rule.CHANGELOG_BASELINE,
                "object is corrupt");
    }
}
