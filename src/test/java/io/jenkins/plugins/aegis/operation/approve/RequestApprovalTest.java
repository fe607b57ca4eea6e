package io.jenkins.plugins.aegis.operation.approve;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditEvent.CheckFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.PlanDecided;
import io.jenkins.plugins.aegis.audit.FindingRecord;
import io.jenkins.plugins.aegis.descriptor.ReleaseCheck;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.GovernanceOverlay;
import io.jenkins.plugins.aegis.model.GovernanceOverlay.Scope;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.model.ReleaseSite.OverlayRule;
import io.jenkins.plugins.aegis.model.VersionRange;
import io.jenkins.plugins.aegis.operation.approve.ApprovalEvidence.Background;
import io.jenkins.plugins.aegis.operation.build.StoredBuild;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Approvals;
import io.jenkins.plugins.aegis.testing.Artifacts;
import io.jenkins.plugins.aegis.testing.InMemoryAuditBook;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Promotions;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestApprovalTest {
    private static final String VERSION = "1.2.3";
    private static final String CHECKED = "schema: 1\nchecks: {release: [{name: tests, commands: [[npm, test]]}]}\n";
    private static final StoredArtifacts BUILT = Artifacts.of(VERSION, "bytes");

    private static final ApprovalRules CUTOVER = new ApprovalRules(
            Set.of("maya", "otto"),
            true,
            1,
            List.of(new OverlayRule(
                    new GovernanceOverlay(
                            "cutover", "", new Scope(List.of(new VersionRange("*")), List.of(), List.of())),
                    Set.of("ada"))));

    private final Views views = Views.of(VERSION).cut();
    private final Metadata metadata = Metadata.of(Views.MAIN, VERSION, "v1.2.2");
    private ReleaseRequest request = Requests.of(VERSION);
    private Observed<StoredArtifacts> stored = Observed.present(BUILT, "the store");
    private Background background = Backgrounds.quiet();
    private boolean reviewed = true;
    private List<CheckFinished> checks = List.of();
    private Approvals approvals = Approvals.none();

    private Plan decide() {
        RepositoryView view = views.view();
        return new RequestApproval(request)
                .decide(new RequestApproval.Facts(
                        view,
                        view.production()
                                .map(head -> new RequestApproval.Subject(facts(), new StoredBuild(stored), background)),
                        approvals.facts(),
                        reviewed
                                ? Promotions.verified(view, metadata.facts())
                                : Promotions.unreviewed(view, metadata.facts()),
                        checks));
    }

    private ReleaseAction.RequestApproval ask() {
        return (ReleaseAction.RequestApproval) decide().actions().get(0);
    }

    /** As the commit's own descriptor has it. */
    private MetadataFacts facts() {
        MetadataFacts read = metadata.facts();
        return metadata.facts(read.ownDescriptor().descriptor());
    }

    private CheckFinished passed() {
        ReleaseCheck check = facts().descriptor().checks().release().get(0);
        return new CheckFinished(
                check.name(), Views.MAIN.hex(), check.digest().hex(), "PASSED", "passed in 3 s", List.of());
    }

    private Approvals askedForThis() {
        return Approvals.asked(ask().subject(), ask().evidence());
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
    @DisplayName("L18 asks for nothing whose checks have not passed on exactly this commit")
    void refusesWithoutReleaseChecks() {
        metadata.text(ReleaseDescriptor.PATH, CHECKED);
        Plans.assertBlocks(decide(), Rule.RELEASE_CHECKS_PASSED, "tests", "has not run", Views.MAIN.hex());
    }

    @Test
    @DisplayName("L18 shows the approver which checks passed")
    void showsTheResultsOfTheReleaseChecks() {
        metadata.text(ReleaseDescriptor.PATH, CHECKED);
        checks = List.of(passed());
        Plans.assertPasses(decide());
        assertThat(((ReleaseAction.RequestApproval) decide().actions().get(0)).evidence())
                .containsEntry("evidence check tests", "passed in 3 s");
    }

    @Test
    @DisplayName("L15 refuses where no approver is configured")
    void refusesWithoutApprovers() {
        approvals = Approvals.none().rules(true);
        Plans.assertBlocks(decide(), Rule.APPROVERS_CONFIGURED, "no approvers");
    }

    @Test
    @DisplayName("L18 nobody is asked about a promotion that is not verified, whatever stages the pipeline has")
    void refusesBeforeTheVerification() {
        reviewed = false;
        Plans.assertBlocks(decide(), Rule.PROMOTION_REVIEWED, "without a valid approval");
        assertThat(decide().findings().get(0).isWaivable()).isFalse();
    }

    @Test
    @DisplayName("L16 asks for a second approval where two persons must agree")
    void asksASecondPerson() {
        approvals = Approvals.none().rules(new ApprovalRules(Set.of("maya", "otto"), false, 2, List.of()));
        assertThat(ask().further()).singleElement().satisfies(gate -> {
            assertThat(gate.id()).isEqualTo("SecondApproval");
            assertThat(gate.approvers()).containsExactly("maya", "otto");
        });
    }

    @Test
    @DisplayName("L16 refuses where two persons must agree and only one could")
    void refusesWhereTooFewCouldApprove() {
        approvals = Approvals.none().rules(new ApprovalRules(Set.of("maya", "Rita"), false, 2, List.of()));
        Plans.assertBlocks(decide(), Rule.TWO_PERSONS, "2 persons must approve", "1 could");
    }

    @Test
    void asksForEachOverlayThatApplies() {
        approvals = Approvals.none().rules(CUTOVER);
        assertThat(ask().further()).extracting(Gate::id).containsExactly("Overlay-cutover");
        assertThat(ask().describe()).contains("the go/no-go and overlay cutover");
    }

    @Test
    void isSettledWhileTheSameOverlaysAreBeingAsked() {
        approvals = Approvals.none().rules(CUTOVER);
        Gate[] further = ask().further().toArray(Gate[]::new);
        approvals = askedForThis().rules(CUTOVER).andFor(further);
        Plans.assertSettled(decide());
    }

    @Test
    void asksAgainWhereAnOverlayAppliesSince() {
        approvals = askedForThis().rules(CUTOVER);
        assertThat(decide().actions()).hasSize(1);
    }

    @Test
    void asksAgainForATagThatLacksTheApprovalOfAnOverlay() {
        views.released();
        approvals = Approvals.none().rules(CUTOVER);
        assertThat(ask().further()).extracting(Gate::id).containsExactly("Overlay-cutover");
        views.tagged(
                Views.MAIN, List.of("Release v1.2.3", "", "aegis-approval: sha256:0", "aegis-gate: Overlay-cutover"));
        Plans.assertSettled(decide());
    }

    @Test
    @DisplayName("L14 shows what came since the last release, and what was found and published meanwhile")
    void showsWhatIsBehindIt() {
        assertThat(ask().evidence())
                .containsEntry("evidence change baseline", "v1.2.2")
                .containsEntry("evidence change commits", "1")
                .containsEntry("evidence change files", "2")
                .containsEntry("evidence descriptor", "unchanged, absent");
    }

    @Test
    @DisplayName("L35 shows a descriptor that changed since the last release")
    void showsAChangedDescriptor() {
        background = Backgrounds.of(
                new DescriptorChange(Observed.absent("v1.2.2"), Observed.present("schema: 1\n", "main")));
        assertThat(ask().evidence())
                .containsEntry("evidence descriptor line 01", "+ schema: 1")
                .hasEntrySatisfying("evidence descriptor", summary -> assertThat(summary)
                        .startsWith("CHANGED: .aegis/release.yml was absent, is sha256:"));
    }

    @Test
    void showsFindingsWithWhoAcceptedThemAndWhatIsPublished() {
        FindingRecord finding = new FindingRecord("AEGIS-PRE-004", "BLOCKER", "2 hotfixes", "backport");
        InMemoryAuditBook book = new InMemoryAuditBook();
        book.append(new PlanDecided("aegisPreflight", List.of(finding), List.of(), ""));
        book.append(new PlanDecided("aegisPreflight", List.of(finding.waived("obsolete", "rita")), List.of(), ""));
        book.append(new PlanDecided("aegisGoNoGo", List.of(finding), List.of(), ""));
        background = Background.of(background.since(), book.records(), background.published());
        assertThat(ask().evidence())
                .containsEntry(
                        "evidence finding 01", "aegisPreflight: AEGIS-PRE-004 accepted by rita (obsolete): 2 hotfixes")
                .doesNotContainKey("evidence finding 02")
                .containsEntry(
                        "evidence published npm", "ABSENT: @acme/widget@1.2.3 is not there; dist-tags {latest=1.2.2}")
                .containsEntry("evidence published github-release", "ABSENT");
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
