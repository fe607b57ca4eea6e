package io.jenkins.plugins.aegis.operation.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.Plan.Presence;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.ReleaseWorld;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplacedReleaseTest {
    private static final ReleaseVersion RECOVERY = ReleaseVersion.parse("1.2.3-preview.2");
    private static final Optional<ReleaseVersion> BELOW = Optional.of(ReleaseVersion.parse("1.2.3-preview.1"));

    private static Observed<Presence> standing(Presence presence) {
        return presence == Presence.ABSENT ? Observed.absent("the channel") : Observed.present(presence, "the channel");
    }

    private static List<Finding> check(Presence npm, Presence release) {
        return new ReplacedRelease(BELOW, Map.of("npm", standing(npm), "github-release", standing(release)))
                .check(RECOVERY);
    }

    @ParameterizedTest
    @DisplayName("a whole release is replaced because it is unusable, one of other bytes because no rerun can mend it")
    @CsvSource({"OURS, OURS", "OTHER_BYTES, ABSENT", "OTHER_BYTES, PARTIAL", "OTHER_BYTES, OURS"})
    void passesWhereNoRerunWouldDo(Presence npm, Presence release) {
        assertThat(check(npm, release)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("a rerun is preferred where nothing is published yet, or a part of our own bytes")
    @CsvSource({"ABSENT, ABSENT", "OURS, ABSENT", "OURS, PARTIAL", "ABSENT, PARTIAL", "ABSENT, OURS"})
    void refusesWhereARerunWouldDo(Presence npm, Presence release) {
        List<Finding> findings = check(npm, release);

        Plans.assertBlocks(
                findings, Rule.RECOVERY_NEEDED, "1.2.3-preview.1 is tagged", "npm " + npm, "github-release " + release);
        assertThat(findings.get(0).remedy()).contains("Run the release of 1.2.3-preview.1 again");
        assertThat(findings.get(0).isWaivable()).isTrue();
    }

    @Test
    void refusesToRecoverWhatWasNeverTagged() {
        List<Finding> findings = new ReplacedRelease(Optional.empty(), Map.of()).check(RECOVERY);

        Plans.assertBlocks(findings, Rule.RECOVERY_NEEDED, "no version of 1.2.3-preview is tagged");
        assertThat(findings.get(0).remedy()).isEqualTo("Release 1.2.3-preview");
    }

    @Test
    void doesNotKnowAChannelThatDoesNotAnswer() {
        Plans.assertUnknown(
                new ReplacedRelease(
                                BELOW,
                                Map.of(
                                        "npm",
                                        Observed.unknown("npm", "HTTP 503"),
                                        "github-release",
                                        standing(Presence.ABSENT)))
                        .check(RECOVERY),
                Rule.RECOVERY_NEEDED,
                "HTTP 503");
    }

    @Test
    void findsTheHighestLowerVersionOfTheSameLine() {
        RepositoryView view = Views.of(RECOVERY.toString())
                .lightweight("v1.2.3-preview", Commits.commit(1))
                .lightweight("v1.2.3-preview.1", Commits.commit(1))
                .lightweight("v1.2.3-preview.3", Commits.commit(1))
                .lightweight("v1.2.3-alpha.9", Commits.commit(1))
                .lightweight("v1.2.2-preview.7", Commits.commit(1))
                .view();

        assertThat(ReplacedRelease.below(view.snapshot().asOptional().orElseThrow(), RECOVERY))
                .isEqualTo(BELOW);
    }

    @Test
    void readsWhatEachChannelHasOfTheEarlierRelease(@TempDir Path directory) throws Exception {
        ReleaseWorld world = ReleaseWorld.afterABrokenPreview(directory, "1.2.3-preview.1");
        var request = Requests.recovery("1.2.3-preview.1", 42);
        RepositoryView view = RepositoryView.observe(world.ports().git(), request);

        ReplacedRelease replaced = ReplacedRelease.observe(world.ports(), view);

        assertThat(replaced.version()).contains(ReleaseVersion.parse("1.2.3-preview"));
        assertThat(replaced.channels().get("npm").asOptional()).contains(Presence.OTHER_BYTES);
        assertThat(replaced.channels().get("github-release").asOptional()).contains(Presence.OURS);
        world.ports().npm().unknown("published", "HTTP 503");
        assertThat(ReplacedRelease.observe(world.ports(), view)
                        .channels()
                        .get("npm")
                        .isUnknown())
                .isTrue();
    }
}
