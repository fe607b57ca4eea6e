package io.jenkins.plugins.aegis.operation.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.PublishAction.BuildArtifacts;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Artifacts;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BuildOnceTest {
    private final Views views = Views.of("1.2.3");
    private final Metadata target = Metadata.of(Views.MAIN, "1.2.3", "v1.2.2");
    private Observed<StoredArtifacts> stored = Observed.absent("the store");
    private Observed<String> signer = Observed.absent("the signing key");

    private Plan decide() {
        RepositoryView view = views.view();
        return new BuildOnce(Requests.of("1.2.3"))
                .decide(new BuildOnce.Facts(
                        view, view.production().map(head -> target.facts()), new StoredBuild(stored), signer));
    }

    @Test
    void buildsTheHeadOfProductionOnce() {
        Plans.assertPasses(decide());
        assertThat(decide().actions()).singleElement().isInstanceOfSatisfying(BuildArtifacts.class, build -> assertThat(
                        build.commit())
                .isEqualTo(Views.MAIN));
    }

    @Test
    @DisplayName("who cannot sign what is built says so before anything is built")
    void buildsNothingThatCannotBeSigned() {
        signer = Observed.unknown("cosign on the agent", "No such file or directory; install cosign");

        Plans.assertUnknown(decide(), Rule.SIGNER_READY, "install cosign");
        assertThat(decide().actions()).isEmpty();
    }

    @Test
    @DisplayName("L18 what was built before the tag is not built again")
    void isSettledByTheStore() {
        stored = Observed.present(Artifacts.of("1.2.3", "bytes"), "the store");
        Plans.assertSettled(decide());
    }

    @Test
    void refusesAPackageOfAnotherVersionOrName() {
        stored = Observed.present(Artifacts.of("1.2.2", "bytes"), "the store");
        Plans.assertBlocks(decide(), Rule.ARTIFACTS_MATCH, "version 1.2.2", "not 1.2.3");
        stored = Observed.present(Artifacts.of("@evil/widget", "1.2.3", "bytes"), "the store");
        Plans.assertBlocks(decide(), Rule.ARTIFACTS_MATCH, "@evil/widget", Metadata.PACKAGE);
        stored = Observed.present(Artifacts.of("@evil/widget", "1.2.2", "bytes"), "the store");
        assertThat(decide().findings()).hasSize(2);
    }

    @Test
    void doesNotBuildAnewWhereTheStoreCannotBeRead() {
        stored = Observed.unknown("the store", "disk error");
        Plans.assertUnknown(decide(), Rule.ARTIFACTS_MATCH, "disk error");
        assertThat(decide().actions()).isEmpty();
    }

    @Test
    void runsNoBuildCommandsOfADescriptorThatCannotBeRead() {
        target.unknown(ReleaseDescriptor.PATH);
        Plans.assertUnknown(decide(), Rule.DESCRIPTOR_VALID, "object is corrupt");
    }

    @Test
    void doesNotKnowTheNameOfAnUnreadableManifest() {
        target.unknown(Metadata.PACKAGE_JSON);
        stored = Observed.present(Artifacts.of("1.2.3", "bytes"), "the store");
        Plans.assertUnknown(decide(), Rule.ARTIFACTS_MATCH, "object is corrupt");
    }

    @Test
    void refusesWithoutProductionBranch() {
        views.without("main");
        Plans.assertBlocks(decide(), Rule.PRODUCTION_EXISTS, "main");
    }

    @Test
    @DisplayName("L7 a remote that does not answer is unknown, and nothing else is said of it")
    void doesNotKnowASilentRemote() {
        views.unknown();
        assertThat(decide().findings()).extracting(Finding::rule).containsExactly(Rule.REMOTE_KNOWN);
    }
}
