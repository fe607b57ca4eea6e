package io.jenkins.plugins.aegis.operation.approve;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.approve.ApprovalEvidence.Background;
import io.jenkins.plugins.aegis.operation.build.StoredBuild;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Approvals;
import io.jenkins.plugins.aegis.testing.Artifacts;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestApprovalTest {
    private static final String VERSION = "1.2.3";
    private static final StoredArtifacts BUILT = Artifacts.of(VERSION, "bytes");

    private final Views views = Views.of(VERSION).cut();
    private final Metadata metadata = Metadata.of(Views.MAIN, VERSION, "v1.2.2");
    private ReleaseRequest request = Requests.of(VERSION);
    private Observed<StoredArtifacts> stored = Observed.present(BUILT, "the store");
    private Background background = Backgrounds.quiet();
    private Approvals approvals = Approvals.none();

    private Plan decide() {
        RepositoryView view = views.view();
        return new RequestApproval(request)
                .decide(new RequestApproval.Facts(
                        view,
                        view.production()
                                .map(head -> new RequestApproval.Subject(
                                        metadata.facts(), new StoredBuild(stored), background)),
                        approvals.facts()));
    }

    private Approvals askedForThis() {
        ReleaseAction.RequestApproval ask =
                (ReleaseAction.RequestApproval) decide().actions().get(0);
        return Approvals.asked(ask.subject(), ask.evidence());
    }

    @Test
    @DisplayName("L14 asks for commit, metadata, plan and the digests of the artifacts")
    void asksForAllOfIt() {
        Plans.assertPasses(decide());
        assertThat(decide().actions())
                .singleElement()
                .isInstanceOfSatisfying(ReleaseAction.RequestApproval.class, ask -> {
                    assertThat(ask.subject().commit()).isEqualTo(Views.MAIN);
                    assertThat(ask.subject().metadata()).containsKey(Metadata.CHANGELOG);
                    assertThat(ask.subject().outline())
                            .anyMatch(line -> line.contains("push annotated tag v1.2.3 on " + Views.MAIN))
                            .anyMatch(line -> line.contains("@acme/widget@1.2.3") && line.contains("dist-tag latest"));
                    assertThat(ask.evidence())
                            .containsEntry(
                                    "evidence artifact sbom.json",
                                    BUILT.artifact("sbom.json").sha256().toString());
                });
    }

    @Test
    void showsWhatWasAccepted() {
        request = Requests.accepting(request, Rule.METADATA_IN_STEP);
        assertThat(((ReleaseAction.RequestApproval) decide().actions().get(0)).evidence())
                .containsEntry("evidence accepted AEGIS-PRE-006", "known (rita)");
    }

    @Test
    void isSettledWhileTheSameIsBeingAsked() {
        approvals = askedForThis();
        Plans.assertSettled(decide());
    }

    @Test
    void asksAgainOnceItWasDecided() {
        approvals = askedForThis().go("maya");
        assertThat(decide().actions()).hasSize(1);
    }

    @Test
    @DisplayName("L14 asks again where other bytes were built since")
    void asksAgainForOtherBytes() {
        approvals = askedForThis();
        stored = Observed.present(Artifacts.of(VERSION, "other bytes"), "the store");
        assertThat(decide().actions()).hasSize(1);
    }

    @Test
    void isSettledWhereTheVersionIsReleased() {
        views.released();
        Plans.assertSettled(decide());
    }

    @Test
    @DisplayName("L14 asks for nothing that was not built")
    void refusesWithoutArtifacts() {
        stored = Observed.absent("the store");
        Plans.assertBlocks(decide(), Rule.ARTIFACTS_MATCH, Views.MAIN.hex());
        stored = Observed.unknown("the store", "disk error");
        Plans.assertUnknown(decide(), Rule.ARTIFACTS_MATCH, "disk error");
    }

    @Test
    @DisplayName("L14 a file that cannot be read is not put to people as absent")
    void refusesUnreadableMetadata() {
        metadata.unknown(Metadata.CHANGELOG);
        Plans.assertUnknown(decide(), Rule.PROMOTED_SURFACES, "CHANGELOG.md");
    }

    @Test
    @DisplayName("L15 refuses where no approver is configured")
    void refusesWithoutApprovers() {
        approvals = Approvals.none().rules(true);
        Plans.assertBlocks(decide(), Rule.APPROVERS_CONFIGURED, "no approvers");
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
        Plans.assertUnknown(decide(), Rule.REMOTE_KNOWN, "connection timed out");
        assertThat(decide().findings()).hasSize(1);
    }
}
