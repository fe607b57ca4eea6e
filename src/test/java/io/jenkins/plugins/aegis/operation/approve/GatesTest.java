package io.jenkins.plugins.aegis.operation.approve;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.ApprovalSubject;
import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.GovernanceOverlay;
import io.jenkins.plugins.aegis.model.GovernanceOverlay.Scope;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.model.ReleaseSite.OverlayRule;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.model.VersionRange;
import io.jenkins.plugins.aegis.operation.metadata.TagMessage;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Approvals;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The gates beside the go/no-go: a second person's, and those of overlays. */
class GatesTest {
    private static final ReleaseVersion VERSION = ReleaseVersion.parse("1.2.3");
    private static final Metadata TAGGED = Metadata.of(Views.MAIN, "1.2.3", "v1.2.2");
    private static final ApprovalSubject SUBJECT = Subjects.of(VERSION, TAGGED.facts());
    private static final Set<String> APPROVERS = Set.of("maya", "otto", Requests.REQUESTER);
    private static final ApprovalRules TWO_PERSONS = new ApprovalRules(APPROVERS, false, 2, List.of());
    private static final ApprovalRules CUTOVER = cutover("ada", "otto");
    private static final String OVERLAY = Gate.ofOverlay("cutover");

    private static ApprovalRules cutover(String... approvers) {
        Scope always = new Scope(List.of(new VersionRange("*")), List.of(), List.of());
        return new ApprovalRules(
                APPROVERS,
                false,
                1,
                List.of(new OverlayRule(new GovernanceOverlay("cutover", "", always), Set.of(approvers))));
    }

    private static Approvals asked(ApprovalRules rules) {
        Gate[] needed = Gates.of(VERSION, Approvals.none().rules(rules).facts())
                .further()
                .toArray(Gate[]::new);
        return Approvals.asked(SUBJECT).andFor(needed).rules(rules);
    }

    private static List<Finding> approved(Approvals approvals) {
        return ApprovalPolicy.approved(SUBJECT, approvals.facts());
    }

    private static List<Finding> stillApproved(Approvals approvals, String... gates) {
        List<String> message = TagMessage.of(VERSION, OptionalInt.empty(), SUBJECT.digest(), List.of(gates));
        return ApprovalPolicy.stillApproved(
                Views.of("1.2.3").tagged(Views.MAIN, message).view(), Optional.of(TAGGED.facts()), approvals.facts());
    }

    @Test
    @DisplayName("L16 two approvers who are not the requester pass")
    void passesWithTwoPersons() {
        Approvals approvals = asked(TWO_PERSONS).go("maya").goAt(Gate.SECOND, "otto");
        assertThat(approved(approvals)).isEmpty();
        assertThat(ApprovalPolicy.furtherIds(SUBJECT, approvals.facts())).containsExactly("SecondApproval");
    }

    @Test
    @DisplayName("L16 one person is not two, in whatever spelling")
    void refusesTheSamePersonTwice() {
        Plans.assertBlocks(
                approved(asked(TWO_PERSONS).go("maya").goAt(Gate.SECOND, "maya")),
                Rule.TWO_PERSONS,
                "maya gave both approvals");
        assertThat(approved(asked(TWO_PERSONS).go("maya").goAt(Gate.SECOND, "Maya")))
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("gave both approvals"));
    }

    @Test
    @DisplayName("L16 the requester is not the second person")
    void refusesTheRequesterAsSecondPerson() {
        Plans.assertBlocks(
                approved(asked(TWO_PERSONS).go("maya").goAt(Gate.SECOND, Requests.REQUESTER)),
                Rule.TWO_PERSONS,
                "rita started this build and approved it, at the second approval");
    }

    @Test
    @DisplayName("L16 a second approval that was not given is missing")
    void refusesWithoutTheSecondApproval() {
        Plans.assertBlocks(
                approved(asked(TWO_PERSONS).go("maya")),
                Rule.TWO_PERSONS,
                "nobody has decided since the second approval was asked for");
    }

    @Test
    @DisplayName("L16 a second approval that was never asked for is missing")
    void refusesWhereTheSecondApprovalWasNotAskedFor() {
        Plans.assertBlocks(
                approved(Approvals.asked(SUBJECT).rules(TWO_PERSONS).go("maya").goAt(Gate.SECOND, "otto")),
                Rule.TWO_PERSONS,
                "the second approval is needed",
                "nobody was asked");
    }

    @Test
    @DisplayName("L15 an administrator is no second person")
    void refusesAnAdministratorAsSecondPerson() {
        Plans.assertBlocks(
                approved(asked(TWO_PERSONS).go("maya").goAt(Gate.SECOND, "root")),
                Rule.TWO_PERSONS,
                "root decided on the second approval, who is not among the configured approvers");
    }

    @Test
    void passesWithTheOverlaysApproval() {
        Approvals approvals = asked(CUTOVER).go("maya").goAt(OVERLAY, "ada");
        assertThat(approved(approvals)).isEmpty();
        assertThat(ApprovalPolicy.furtherIds(SUBJECT, approvals.facts())).containsExactly(OVERLAY);
    }

    @Test
    void takesAnIdInAnotherSpellingAsJenkinsDoes() {
        assertThat(approved(asked(CUTOVER).go("maya").goAt("overlay-cutover", "ada")))
                .isEmpty();
    }

    @Test
    void oneMayApproveBothReleaseAndOverlay() {
        assertThat(approved(asked(CUTOVER).go("otto").goAt(OVERLAY, "otto"))).isEmpty();
    }

    @Test
    @DisplayName("L35 an approver of the release is none of an overlay, nor the other way round")
    void refusesApproversOfSomethingElse() {
        Plans.assertBlocks(
                approved(asked(CUTOVER).go("maya").goAt(OVERLAY, "maya")),
                Rule.OVERLAY_APPROVED,
                "maya decided on overlay cutover",
                "(ada, otto)");
        Plans.assertBlocks(approved(asked(CUTOVER).go("ada").goAt(OVERLAY, "ada")), Rule.APPROVED, "ada decided");
    }

    @Test
    void refusesANoOfTheOverlaysApprover() {
        Plans.assertBlocks(
                approved(asked(CUTOVER).go("maya").noGoAt(OVERLAY, "ada")),
                Rule.OVERLAY_APPROVED,
                "ada said no to overlay cutover");
    }

    @Test
    void refusesAnOverlayThatNobodyAnswered() {
        Plans.assertBlocks(approved(asked(CUTOVER).go("maya")), Rule.OVERLAY_APPROVED, "nobody has decided");
    }

    @Test
    void refusesAnOverlayThatAppliesSinceTheGo() {
        Plans.assertBlocks(
                approved(Approvals.asked(SUBJECT).rules(CUTOVER).go("maya")),
                Rule.OVERLAY_APPROVED,
                "overlay cutover is needed (1.2.3 is in *), and nobody was asked");
    }

    @Test
    @DisplayName("what was asked for is not dropped because its reason went away meanwhile")
    void refusesAnOverlayThatWasAskedForAndNotAnswered() {
        Approvals approvals = asked(CUTOVER).go("maya");
        Scope never = new Scope(List.of(), List.of("gone"), List.of());
        approvals.rules(new ApprovalRules(
                APPROVERS,
                false,
                1,
                List.of(new OverlayRule(new GovernanceOverlay("cutover", "", never), Set.of("ada")))));
        Plans.assertBlocks(approved(approvals), Rule.OVERLAY_APPROVED, "nobody has decided");
        assertThat(approved(approvals.goAt(OVERLAY, "ada"))).isEmpty();
    }

    @Test
    @DisplayName("L35 who was taken from the list of approvers since does not count")
    void refusesAnApproverOfEarlier() {
        Approvals approvals = asked(CUTOVER).go("maya").goAt(OVERLAY, "ada").rules(cutover("otto"));
        Plans.assertBlocks(approved(approvals), Rule.OVERLAY_APPROVED, "ada decided on overlay cutover", "(otto)");
    }

    @Test
    @DisplayName("L14 what is tagged is published on where the tag carries every approval that is needed")
    void publishesWhatTheTagCarries() {
        assertThat(stillApproved(Approvals.none())).isEmpty();
        assertThat(stillApproved(Approvals.none().rules(CUTOVER), OVERLAY)).isEmpty();
        assertThat(stillApproved(Approvals.none().rules(TWO_PERSONS), "SecondApproval"))
                .isEmpty();
    }

    @Test
    @DisplayName("L14 what is tagged without an approval that is needed is not published")
    void refusesToPublishWhatTheTagDoesNotCarry() {
        Plans.assertBlocks(
                stillApproved(Approvals.none().rules(CUTOVER)), Rule.OVERLAY_APPROVED, "overlay cutover is needed");
        Plans.assertBlocks(
                stillApproved(Approvals.none().rules(TWO_PERSONS), OVERLAY),
                Rule.TWO_PERSONS,
                "the second approval is needed");
    }

    @Test
    @DisplayName("L14 where this build asked, its answers are looked at again before anything is published")
    void looksAtTheAnswersAgainBeforePublishing() {
        assertThat(stillApproved(asked(CUTOVER).go("maya").goAt(OVERLAY, "ada"), OVERLAY))
                .isEmpty();
        Plans.assertBlocks(
                stillApproved(asked(CUTOVER).go("maya").goAt(OVERLAY, "eve"), OVERLAY),
                Rule.OVERLAY_APPROVED,
                "eve decided on overlay cutover");
    }
}
