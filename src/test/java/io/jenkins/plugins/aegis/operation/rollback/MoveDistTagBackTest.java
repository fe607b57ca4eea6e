package io.jenkins.plugins.aegis.operation.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.OperationOutcome;
import io.jenkins.plugins.aegis.operation.OperationRunner;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.ReleaseWorld;
import io.jenkins.plugins.aegis.testing.Requests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveDistTagBackTest {
    @TempDir
    Path directory;

    private ReleaseWorld world;
    private String reason = "It leaks.";
    private int issue = 42;

    /** The world's last release, 1.2.2, turns out to be unusable. */
    @BeforeEach
    void publishTwice() {
        world = ReleaseWorld.straight(directory, "1.2.3");
        publish("1.2.0", "latest");
        publish("1.2.1-preview", "preview");
        publish("1.2.1", "latest");
        publish("1.2.2", "latest");
        world.ports().forge().issue(42, true, "1.2.2 leaks").comment(42, "maya", "Yes.\nrollback-approved: 1.2.2");
    }

    private void publish(String version, String distTag) {
        world.ports().npm().holding(Metadata.PACKAGE, version, version.getBytes(StandardCharsets.UTF_8), distTag);
    }

    private Map<String, String> distTags() {
        return world.ports()
                .npm()
                .published(Metadata.PACKAGE, "1.2.2")
                .asOptional()
                .orElseThrow()
                .labels();
    }

    private Plan decide(String version) throws InterruptedException {
        ReleaseRequest request = Requests.of(version);
        MoveDistTagBack back = new MoveDistTagBack(request, reason, issue);
        return back.decide(back.observe(world.ports()));
    }

    private OperationOutcome run() throws Exception {
        ReleaseRequest request = Requests.of("1.2.2");
        return new OperationRunner("aegisPrepareRollback", request, world.ports())
                .run(new MoveDistTagBack(request, reason, issue));
    }

    @Test
    @DisplayName("L30 the dist-tag goes back to the highest version below, others stay, and it happens once")
    void movesTheDistTagBackOnce() throws Exception {
        OperationOutcome outcome = run();

        assertThat(outcome.word()).isEqualTo("APPLIED");
        assertThat(outcome.accepted()).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("approved by maya in #42", "It leaks."));
        assertThat(distTags()).containsEntry("latest", "1.2.1").containsEntry("preview", "1.2.1-preview");
        assertThat(run().word()).isEqualTo("ALREADY_DONE");
    }

    @Test
    @DisplayName("L21 after an ambiguous answer the registry is read again")
    void convergesWhereTheAnswerWasLost() throws Exception {
        world.ports().npm().loseAnswerOnce("moveLabel", "HTTP 504");
        assertThat(run().word()).isEqualTo("APPLIED");
        assertThat(distTags()).containsEntry("latest", "1.2.1");
        assertThat(run().word()).isEqualTo("ALREADY_DONE");
    }

    @Test
    void refusesWithoutAReason() throws Exception {
        reason = "";
        Plans.assertBlocks(
                decide("1.2.2").findings().stream()
                        .filter(finding -> finding.isBlocker())
                        .toList(),
                Rule.ROLLBACK_EXPLAINED,
                "no reason");
    }

    @Test
    void refusesWithoutAnApprovalIssue() throws Exception {
        issue = 0;
        Plans.assertBlocks(decide("1.2.2"), Rule.ROLLBACK_APPROVED, "no approval issue");
        assertThatThrownBy(this::run).isInstanceOf(ReleaseRefused.class);
        assertThat(distTags()).containsEntry("latest", "1.2.2");
    }

    @Test
    @DisplayName("L35 who may not write to the repository approves nothing")
    void refusesTheApprovalOfAReader() throws Exception {
        world.ports().forge().permission("maya", Permission.READ);
        Plans.assertBlocks(decide("1.2.2"), Rule.ROLLBACK_APPROVED, "#42");
    }

    @Test
    void refusesTheApprovalOfAnotherVersion() throws Exception {
        world.ports().forge().issue(42, true, "1.2.2 leaks").comment(42, "maya", "rollback-approved: 1.2.20");
        Plans.assertBlocks(decide("1.2.2"), Rule.ROLLBACK_APPROVED, "#42");
    }

    @Test
    void refusesAClosedIssue() throws Exception {
        world.ports().forge().issue(42, false, "1.2.2 leaks").comment(42, "maya", "rollback-approved: 1.2.2");
        Plans.assertBlocks(decide("1.2.2"), Rule.ROLLBACK_APPROVED, "#42 is not open");
    }

    @Test
    void refusesWhereTheDistTagStandsElsewhere() throws Exception {
        publish("1.3.0", "latest");
        Plans.assertBlocks(decide("1.2.2"), Rule.ROLLBACK_TARGET, "stands at 1.3.0, not at 1.2.2");
    }

    @Test
    void refusesAVersionThatHasNoTag() throws Exception {
        Plans.assertBlocks(decide("9.9.9"), Rule.ROLLBACK_TARGET, "no tag v9.9.9");
    }

    @Test
    void doesNotKnowUnreadableFacts() throws Exception {
        world.ports().forge().unknown("issue", "HTTP 503");
        Plans.assertUnknown(decide("1.2.2"), Rule.ROLLBACK_APPROVED, "HTTP 503");
        world.ports().npm().unknown("published", "HTTP 502");
        Plans.assertUnknown(decide("1.2.2"), Rule.REGISTRY_KNOWN, "HTTP 502");
    }
}
