package io.jenkins.plugins.aegis.operation.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.ApprovalSubject;
import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.RecoveryAuthorisation;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.operation.approve.Subjects;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.tag.TagRelease.Facts;
import io.jenkins.plugins.aegis.operation.version.RecoveryApproval;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.PushTag;
import io.jenkins.plugins.aegis.plan.ReleaseAction.RecordDecision;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Approvals;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Before the tag is there. */
class TagReleaseTest {
    private String version = "1.2.3";
    private Views views = Views.of(version).cut();
    private Metadata target = Metadata.of(Views.MAIN, version, "v1.2.2");
    private ReleaseRequest request = Requests.of(version);
    private Approvals approvals = Approvals.asked(subject()).go("maya");
    private Optional<RecoveryApproval> recovery = Optional.empty();

    private ApprovalSubject subject() {
        return Subjects.of(request.version(), target.facts());
    }

    private Plan decide() {
        RepositoryView view = views.view();
        return new TagRelease(request)
                .decide(new Facts(view, view.production().map(head -> target.facts()), approvals.facts(), recovery));
    }

    private void recoveryOf(RecoveryAuthorisation given) {
        version = "1.2.3-preview.1";
        views = Views.of(version).cut();
        target = Metadata.of(Views.MAIN, version, "v1.2.3-preview");
        request = Requests.with(Requests.of(version), given);
        approvals = Approvals.asked(subject()).go("maya");
    }

    @Test
    @DisplayName("L17 tags exactly the approved commit, after recording who approved it")
    void recordsTheDecisionAndPushesTheTag() {
        Plans.assertPasses(decide());
        assertThat(decide().actions())
                .satisfiesExactly(
                        first -> {
                            RecordDecision record = (RecordDecision) first;
                            assertThat(record.decision().user()).isEqualTo("maya");
                            assertThat(record.subjectDigest())
                                    .isEqualTo(subject().digest().toString());
                        },
                        second -> {
                            PushTag push = (PushTag) second;
                            assertThat(push.tag()).isEqualTo("v1.2.3");
                            assertThat(push.commit()).isEqualTo(Views.MAIN);
                            assertThat(push.message())
                                    .containsExactly(
                                            "Release v1.2.3",
                                            "",
                                            "aegis-approval: " + subject().digest());
                        });
    }

    @Test
    @DisplayName("L17 the tag names every gate beside the go/no-go at which it was approved, and each go is recorded")
    void namesFurtherGatesInTheTag() {
        ApprovalRules rules = new ApprovalRules(Set.of("maya", "otto"), false, 2, List.of());
        Gate second = new Gate(Gate.SECOND, "Agreed?", "two persons", List.of("maya", "otto"));
        approvals = Approvals.asked(subject())
                .andFor(second)
                .rules(rules)
                .go("maya")
                .goAt(Gate.SECOND, "otto");
        Plans.assertPasses(decide());
        assertThat(decide().actions())
                .filteredOn(RecordDecision.class::isInstance)
                .hasSize(2);
        assertThat(((PushTag) decide().actions().get(2)).message())
                .endsWith("aegis-approval: " + subject().digest(), "aegis-gate: SecondApproval");
    }

    @Test
    @DisplayName("L17 a recovery tag carries issue and confirmation of the authorisation")
    void writesTheRecoveryLines() {
        recoveryOf(Requests.recovery("1.2.3-preview.1", 42).recovery());
        Plans.assertPasses(decide());
        assertThat(((PushTag) decide().actions().get(1)).message())
                .contains(
                        "recovery-release: true",
                        "recovery-issue: #42",
                        "recovery-confirmation: RECOVERY 1.2.3-preview.1");
    }

    @Test
    @DisplayName("L4 the authorisation is asked for again before the tag")
    void refusesARecoveryTagWithoutAuthorisation() {
        recoveryOf(RecoveryAuthorisation.NONE);
        assertThat(decide().findings()).hasSize(4).allSatisfy(finding -> assertThat(finding.rule())
                .isEqualTo(Rule.VERSION_POLICY));
    }

    @Test
    @DisplayName("L5 the approval issue is looked at again before the tag")
    void refusesARecoveryTagWithoutApproval() {
        recoveryOf(Requests.recovery("1.2.3-preview.1", 42).recovery());
        recovery = Optional.of(new RecoveryApproval(42, Observed.absent("issue 42"), Map.of()));
        Plans.assertBlocks(decide(), Rule.RECOVERY_APPROVED, "#42");
    }

    @Test
    @DisplayName("L14 refuses what moved since the go/no-go")
    void refusesWhatMoved() {
        target.edit(Metadata.CHANGELOG, "what 1.2.3 brings", "something else");
        Plans.assertBlocks(decide(), Rule.NOTHING_MOVED, "metadata CHANGELOG.md");
    }

    @Test
    @DisplayName("L14 refuses where a file cannot be read, also if it could not be read when it was approved")
    void refusesUnreadableMetadata() {
        target.unknown(Metadata.CHANGELOG);
        approvals = Approvals.asked(subject()).go("maya");
        Plans.assertUnknown(decide(), Rule.PROMOTED_SURFACES, "CHANGELOG.md");
    }

    @Test
    void refusesWithoutAnyDecision() {
        approvals = Approvals.asked(subject());
        Plans.assertBlocks(decide(), Rule.APPROVED, "nobody has decided");
    }

    @Test
    @DisplayName("L11 refuses a commit that states another version")
    void refusesAWrongSurface() {
        target.edit(Metadata.CHART, "version: 1.2.3", "version: 1.2.2");
        approvals = Approvals.asked(subject()).go("maya");
        Plans.assertBlocks(decide(), Rule.PROMOTED_SURFACES, "Chart.yaml#/version");
    }

    @Test
    void refusesWithoutProductionBranchAndNobodyCanAcceptThat() {
        views.without("main");
        Plans.assertBlocks(decide(), Rule.PRODUCTION_EXISTS, "main");
        assertThat(decide().findings().get(0).isWaivable()).isFalse();
    }

    @Test
    @DisplayName("L7 a remote that does not answer does not lack the tag")
    void doesNotKnowASilentRemote() {
        views.unknown();
        Plans.assertUnknown(decide(), Rule.REMOTE_KNOWN, "connection timed out");
        assertThat(decide().actions()).isEmpty();
    }

    @Test
    void namesEverythingAtOnce() {
        target.edit(Metadata.CHART, "version: 1.2.3", "version: 1.2.2");
        approvals = Approvals.none().rules(true);
        assertThat(decide().findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(Rule.PROMOTED_SURFACES, Rule.APPROVERS_CONFIGURED, Rule.APPROVED);
    }
}
