package io.jenkins.plugins.aegis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRejected;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectIntended;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectSettled;
import io.jenkins.plugins.aegis.audit.AuditEvent.PlanDecided;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import io.jenkins.plugins.aegis.audit.AuditEvent.UnknownEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTest {
    @ParameterizedTest
    @MethodSource("everyKind")
    void isReadBackAsItWas(AuditEvent event) throws Exception {
        JsonNode data = AuditJson.MAPPER.readTree(AuditJson.MAPPER.writeValueAsBytes(AuditJson.data(event)));

        assertThat(AuditJson.event(event.type(), data)).isEqualTo(event);
    }

    static Stream<AuditEvent> everyKind() {
        List<AuditEvent> events = new ArrayList<>(SampleRelease.events());
        events.add(new ApprovalRejected(
                "jonas", "configured approver", "2026-03-02T14:14:41Z", "not on a Friday", "GoNoGo"));
        events.add(new AuditEvent.FurtherApprovalRequested(
                "Overlay-cutover", "Is the plan met?", "version in 1.0.0", List.of("jonas", "maya"), "d"));
        events.add(
                new AuditEvent.CheckFinished("tests", "77ab01c", "00", "PASSED", "passed in 3 s", List.of("log.txt")));
        events.add(new AuditEvent.MergeRequested("release", 812, "https://forge.example/pull/812"));
        events.add(new AuditEvent.TagPushed("v1.2.3", "0a", "0b"));
        EffectSettled.SUFFIXES.keySet().forEach(status -> events.add(new EffectSettled("s", "E", "d", status, "r")));
        return events.stream();
    }

    @Test
    @DisplayName("an intent and an outcome wait for the disk, what was only asked or seen does not")
    void onlyWhatCanBeSeenAgainNeedNotBeOnDisk() {
        assertThat(everyKind().filter(AuditLog::onlyLooks).map(AuditEvent::type).distinct())
                .allMatch(type -> type.matches("StepStarted|PlanDecided|ChannelObserved|.*AlreadyDone"))
                .contains("StepStarted", "PlanDecided", "EAlreadyDone");
    }

    @Test
    void coversEveryKindOfEventInTheSample() {
        assertThat(everyKind().map(AuditEvent::getClass).distinct().count())
                .isEqualTo(AuditEvent.class.getPermittedSubclasses().length - 1);
    }

    @Test
    void takesTheAnswersOfEarlierVersionsForThoseToTheGoNoGo() throws Exception {
        JsonNode granted = AuditJson.MAPPER.readTree(
                "{\"approver\":\"a\",\"right\":\"r\",\"at\":\"t\",\"reason\":\"\",\"subjectDigest\":\"d\"}");
        assertThat(AuditJson.event("ApprovalGranted", granted))
                .isEqualTo(new AuditEvent.ApprovalGranted("a", "r", "t", "", "d", "GoNoGo"));
        JsonNode rejected = AuditJson.MAPPER.readTree("{\"approver\":\"a\",\"at\":\"t\",\"reason\":\"no\"}");
        assertThat(AuditJson.event("ApprovalRejected", rejected))
                .isEqualTo(new ApprovalRejected("a", "", "t", "no", "GoNoGo"));
    }

    @Test
    void namesAnIntentAfterItsEffect() {
        assertThat(new EffectIntended("aegisTag", "TagPush", "", Map.of()).type())
                .isEqualTo("TagPushIntended");
    }

    @ParameterizedTest
    @CsvSource({
        "APPLIED, TagPushApplied",
        "ALREADY_DONE, TagPushAlreadyDone",
        "REFUSED, TagPushRefused",
        "FAILED, TagPushFailed"
    })
    void namesAnOutcomeAfterItsEffectAndStatus(String status, String type) {
        assertThat(new EffectSettled("aegisTag", "TagPush", "", status, "").type())
                .isEqualTo(type);
    }

    @Test
    void refusesAStatusThatDoesNotExist() {
        assertThatThrownBy(() -> new EffectSettled("s", "TagPush", "", "DONE", ""))
                .hasMessageContaining("'DONE'")
                .hasMessageContaining("[ALREADY_DONE, APPLIED, FAILED, REFUSED]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tagPush", "Tag Push", "Tag\nPush", "Tag<b>"})
    void refusesAnEffectThatIsNoName(String effect) {
        assertThatThrownBy(() -> new EffectIntended("s", effect, "", Map.of()))
                .hasMessageContaining("name it like TagPush");
    }

    @Test
    void refusesAMissingValueByName() {
        Map<String, String> request = new HashMap<>();
        request.put("source", null);

        assertThatThrownBy(() -> new StepStarted("s", "v", request)).hasMessage("request.source");
    }

    @Test
    @DisplayName("L14 an approval's subject cannot be changed after it was recorded")
    void keepsItsOwnCopyOfTheSubject() {
        TreeMap<String, String> subject = new TreeMap<>(Map.of("package.json", "a"));
        ApprovalRequested event = new ApprovalRequested("1.2.3", "c", "d", subject);

        subject.put("package.json", "b");

        assertThat(event.subject()).containsEntry("package.json", "a");
    }

    @Test
    void leavesAnAbsentWaiverOut() {
        FindingRecord finding = new FindingRecord("AEGIS-CUT-003", "BLOCKER", "m", "r");

        assertThat(AuditJson.data(new PlanDecided("s", List.of(finding), List.of(), "")))
                .hasToString("{\"step\":\"s\",\"findings\":[{\"id\":\"AEGIS-CUT-003\",\"severity\":\"BLOCKER\","
                        + "\"message\":\"m\",\"remedy\":\"r\"}],\"actions\":[],\"planDigest\":\"\"}");
    }

    @Test
    void ignoresMembersOfLaterVersions() throws Exception {
        JsonNode data = AuditJson.MAPPER.readTree(
                "{\"step\":\"s\",\"outcome\":\"APPLIED\",\"summary\":\"\",\"mood\":\"good\"}");

        assertThat(AuditJson.event("StepFinished", data)).isEqualTo(new StepFinished("s", "APPLIED", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"step\":7}", "{\"step\":null,\"outcome\":[],\"summary\":{}}"})
    void keepsAKnownTypeOfAnotherShapeAsUnknown(String json) throws Exception {
        assertThat(AuditJson.event("StepFinished", AuditJson.MAPPER.readTree(json)))
                .isInstanceOf(UnknownEvent.class);
    }

    @Test
    void keepsAnEffectUnderAnotherNameAsUnknown() throws Exception {
        JsonNode data = AuditJson.data(new EffectIntended("s", "TagPush", "d", Map.of()));

        assertThat(AuditJson.event("BranchPushIntended", data)).isInstanceOf(UnknownEvent.class);
    }
}
