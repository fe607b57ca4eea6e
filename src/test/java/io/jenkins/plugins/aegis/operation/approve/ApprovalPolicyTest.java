package io.jenkins.plugins.aegis.operation.approve;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.ApprovalSubject;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Approvals;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalPolicyTest {
    private static final ReleaseVersion VERSION = ReleaseVersion.parse("1.2.3");
    private static final ApprovalSubject SUBJECT = subject(metadata());

    private static Metadata metadata() {
        return Metadata.of(Views.MAIN, "1.2.3", "v1.2.2");
    }

    private static ApprovalSubject subject(Metadata metadata) {
        return Subjects.of(VERSION, metadata.facts());
    }

    private static List<Finding> approved(Approvals approvals) {
        return ApprovalPolicy.approved(SUBJECT, approvals.facts());
    }

    @Test
    @DisplayName("L14 a go by a configured approver on exactly this passes")
    void passes() {
        assertThat(approved(Approvals.asked(SUBJECT).go("maya"))).isEmpty();
    }

    @Test
    @DisplayName("L14 a main that moved is named with both commits")
    void namesAMovedMain() {
        List<Finding> findings = approved(Approvals.asked(subject(Metadata.of(Commits.commit(70), "1.2.3", "v1.2.2")))
                .go("maya"));
        assertThat(findings).allSatisfy(finding -> assertThat(finding.rule()).isEqualTo(Rule.NOTHING_MOVED));
        assertThat(findings).anySatisfy(finding -> assertThat(finding.message())
                .startsWith("commit was " + Commits.commit(70).hex())
                .contains("is " + Views.MAIN.hex()));
    }

    @ParameterizedTest
    @DisplayName("L14 a metadata file that moved is named")
    @ValueSource(
            strings = {
                Metadata.MANIFEST,
                Metadata.CHANGELOG,
                Metadata.PACKAGE_JSON,
                Metadata.PACKAGE_LOCK,
                Metadata.CHART
            })
    void namesAMovedMetadataFile(String path) {
        Metadata other = metadata();
        other.edit(path, "1.2.3", "1.2.4");
        Plans.assertBlocks(
                approved(Approvals.asked(subject(other)).go("maya")), Rule.NOTHING_MOVED, "metadata " + path + " was ");
    }

    @Test
    @DisplayName("L14 a descriptor that came meanwhile is named")
    void namesANewFile() {
        Metadata other = metadata().text(".aegis/release.yml", "apiVersion: 1\n");
        Plans.assertBlocks(
                approved(Approvals.asked(subject(other)).go("maya")),
                Rule.NOTHING_MOVED,
                "metadata .aegis/release.yml",
                "is absent now");
    }

    @Test
    @DisplayName("L14 a plan that moved is named line by line")
    void namesAMovedPlan() {
        Metadata other = metadata();
        other.edit(Metadata.PACKAGE_JSON, Metadata.PACKAGE, "@evil/widget");
        assertThat(approved(Approvals.asked(subject(other)).go("maya")))
                .anySatisfy(finding -> assertThat(finding.message())
                        .startsWith("plan 02 was publish @evil/widget@1.2.3")
                        .contains("is publish @acme/widget@1.2.3"));
    }

    @Test
    @DisplayName("L14 without a request of this build there is no approval")
    void refusesWithoutARequest() {
        Plans.assertBlocks(approved(Approvals.none().go("maya")), Rule.APPROVED, "1.2.3", "has not put");
    }

    @Test
    @DisplayName("L14 without a decision there is no approval")
    void refusesWithoutADecision() {
        Plans.assertBlocks(approved(Approvals.asked(SUBJECT)), Rule.APPROVED, "nobody has decided");
    }

    @Test
    @DisplayName("L14 a decision from before the request does not count")
    void refusesAnEarlierDecision() {
        Plans.assertBlocks(
                approved(Approvals.asked(SUBJECT).decided(true, "maya", Approvals.ASKED.minusSeconds(1))),
                Rule.APPROVED,
                "nobody has decided since");
    }

    @Test
    void refusesANo() {
        Plans.assertBlocks(approved(Approvals.asked(SUBJECT).noGo("maya")), Rule.APPROVED, "maya said no");
    }

    @Test
    void takesTheLastDecision() {
        assertThat(approved(Approvals.asked(SUBJECT).noGo("maya").go("otto"))).isEmpty();
        assertThat(approved(Approvals.asked(SUBJECT).go("maya").noGo("otto"))).isNotEmpty();
    }

    @Test
    @DisplayName("L15 an administrator who is no configured approver passes the gate but approves nothing")
    void refusesAnAdministratorOutsideTheList() {
        Plans.assertBlocks(approved(Approvals.asked(SUBJECT).go("admin")), Rule.APPROVED, "admin", "maya, otto");
    }

    @Test
    @DisplayName("L16 who started the build may approve it only where Jenkins' configuration says so")
    void refusesTheRequesterWhereTwoPersonsAreAsked() {
        assertThat(approved(
                        Approvals.asked(SUBJECT).rules(true, Requests.REQUESTER).go(Requests.REQUESTER)))
                .isEmpty();
        Plans.assertBlocks(
                approved(Approvals.asked(SUBJECT)
                        .rules(false, Requests.REQUESTER)
                        .go(Requests.REQUESTER)),
                Rule.APPROVED,
                Requests.REQUESTER + " started this build and approved it");
    }

    @Test
    @DisplayName("L16 another spelling of the requester's id is the requester")
    void refusesTheRequesterInAnotherSpelling() {
        Plans.assertBlocks(
                approved(Approvals.asked(SUBJECT).rules(false, "Rita").go("Rita")), Rule.APPROVED, "Rita started");
    }

    @Test
    void refusesWhereNobodyCouldApprove() {
        assertThat(approved(Approvals.asked(SUBJECT).rules(true).go("maya")))
                .extracting(Finding::rule)
                .contains(Rule.APPROVERS_CONFIGURED);
    }

    @Test
    void namesEverythingAtOnce() {
        Approvals approvals = Approvals.asked(subject(Metadata.of(Commits.commit(70), "1.2.3", "v1.2.2")))
                .rules(false, "maya")
                .noGo(Requests.REQUESTER);
        assertThat(approved(approvals))
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("commit was"))
                .anyMatch(message -> message.contains("said no"))
                .anyMatch(message -> message.contains("not among the configured approvers"))
                .anyMatch(message -> message.contains("started this build"));
    }
}
