package io.jenkins.plugins.aegis.operation.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.approve.Subjects;
import io.jenkins.plugins.aegis.operation.metadata.TagMessage;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Approvals;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExistingTagTest {
    private static final String RECOVERY = "1.2.3-preview.1";

    private final Metadata target = Metadata.of(Views.MAIN, "1.2.3", "v1.2.2");
    private final Metadata recoveryTarget = Metadata.of(Views.MAIN, RECOVERY, "v1.2.3-preview");

    private static Digest approved(String version, Metadata target) {
        return Subjects.of(ReleaseVersion.parse(version), target.facts()).digest();
    }

    private List<String> message() {
        return TagMessage.of(ReleaseVersion.parse("1.2.3"), OptionalInt.empty(), approved("1.2.3", target));
    }

    private List<String> recoveryMessage() {
        return TagMessage.of(ReleaseVersion.parse(RECOVERY), OptionalInt.of(42), approved(RECOVERY, recoveryTarget));
    }

    private static Plan decide(Views views, String version, Optional<Metadata> target) {
        return new TagRelease(Requests.of(version))
                .decide(new TagRelease.Facts(
                        views.view(),
                        target.map(Metadata::facts),
                        Approvals.none().facts(),
                        Optional.empty()));
    }

    private Plan decide(List<String> message) {
        return decide(Views.of("1.2.3").tagged(Views.MAIN, message), "1.2.3", Optional.of(target));
    }

    private Plan decideRecovery(List<String> message) {
        return decide(Views.of(RECOVERY).tagged(Views.MAIN, message), RECOVERY, Optional.of(recoveryTarget));
    }

    @Test
    @DisplayName("L17 the approved tag is recognised, and nothing is done")
    void isSettledByTheApprovedTag() {
        Plans.assertSettled(decide(message()));
        Plans.assertSettled(decideRecovery(recoveryMessage()));
    }

    @Test
    @DisplayName("L17 a lightweight tag is not ours: kind")
    void refusesALightweightTag() {
        Plans.assertBlocks(
                decide(Views.of("1.2.3").lightweight("v1.2.3", Views.MAIN), "1.2.3", Optional.of(target)),
                Rule.TAG_IS_OURS,
                "v1.2.3",
                "not annotated");
    }

    @Test
    @DisplayName("L17 a tag of something else than a commit is not ours: target")
    void refusesATagOfNoCommit() {
        Plans.assertBlocks(
                decide(Views.of("1.2.3").tagged(Views.MAIN, message()), "1.2.3", Optional.empty()),
                Rule.TAG_IS_OURS,
                "v1.2.3",
                "does not lead to a commit");
    }

    @Test
    @DisplayName("L17 the approved message on another commit is not ours: target")
    void refusesTheMessageOnAnotherCommit() {
        Metadata other = Metadata.of(Views.DEVELOP, "1.2.3", "v1.2.2");
        Plans.assertBlocks(
                decide(Views.of("1.2.3").tagged(Views.DEVELOP, message()), "1.2.3", Optional.of(other)),
                Rule.TAG_IS_OURS,
                "line 3 of its message is \"aegis-approval: ");
    }

    @ParameterizedTest
    @DisplayName("L17 each line of a recovery tag's message counts, the three recovery lines too")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void refusesAMessageWithOneLineChanged(int line) {
        List<String> message = new ArrayList<>(recoveryMessage());
        message.set(line, message.get(line) + "x");
        assertThat(decideRecovery(message).findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.TAG_IS_OURS);
            assertThat(finding.isWaivable()).isFalse();
            assertThat(finding.message()).contains("v" + RECOVERY);
        });
    }

    @ParameterizedTest
    @DisplayName("L17 each line of a recovery tag's message has to be there")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void refusesAMessageWithOneLineMissing(int line) {
        List<String> message = new ArrayList<>(recoveryMessage());
        message.remove(line);
        assertThat(decideRecovery(message).findings()).isNotEmpty();
    }

    @Test
    @DisplayName("L17 a line too many is not ours")
    void refusesALineMore() {
        List<String> message = new ArrayList<>(message());
        message.add("recovery-release: true");
        Plans.assertBlocks(decide(message), Rule.TAG_IS_OURS, "line 4", "recovery-release: true", "no line");
    }

    @Test
    @DisplayName("L17 recovery lines on a release that is none are not ours")
    void refusesRecoveryLinesOnAnotherRelease() {
        assertThat(decide(TagMessage.of(ReleaseVersion.parse("1.2.3"), OptionalInt.of(42), approved("1.2.3", target)))
                        .findings())
                .isNotEmpty();
    }

    @Test
    @DisplayName("L17 a recovery tag without its issue line is named as such")
    void namesTheMissingIssueLine() {
        Plans.assertBlocks(
                decideRecovery(TagMessage.of(
                        ReleaseVersion.parse(RECOVERY), OptionalInt.empty(), approved(RECOVERY, recoveryTarget))),
                Rule.TAG_IS_OURS,
                "recovery-issue: #<issue>");
    }

    @Test
    @DisplayName("L17 a commit that cannot be read makes the tag unknown, not foreign")
    void doesNotKnowATagOfAnUnreadableCommit() {
        List<String> message = message();
        target.unknown(Metadata.CHANGELOG);
        Plan plan = decide(message);
        Plans.assertUnknown(plan, Rule.PROMOTED_SURFACES, "CHANGELOG.md");
        assertThat(plan.findings()).hasSize(1);
    }

    @Test
    void showsNoControlCharactersOfATag() {
        assertThat(decide(List.of("Release \u001b[2J", "", "aegis-approval: x"))
                        .findings()
                        .get(0)
                        .message())
                .contains("\\u001b")
                .doesNotContain("\u001b");
    }

    @Test
    @DisplayName("L17 a tag that names further gates is ours, one that names nonsense is not")
    void takesGatesInTheMessage() {
        List<String> message = new ArrayList<>(
                TagMessage.of(ReleaseVersion.parse("1.2.3"), OptionalInt.empty(), approved("1.2.3", target)));
        message.add("aegis-gate: Overlay-cutover");
        Plans.assertSettled(decide(message));
        message.add("aegis-gate: <everything>");
        Plans.assertBlocks(decide(message), Rule.TAG_IS_OURS, "aegis-gate: <everything>");
    }
}
