package io.jenkins.plugins.aegis.operation.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.PlanDecided;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.audit.FindingRecord;
import io.jenkins.plugins.aegis.model.ApprovalSubject;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.OperationRunner;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.operation.approve.Subjects;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Approvals;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ways to have something tagged that nobody may have tagged: each is refused by a rule with a remedy, and leaves its
 * trace in the audit log.
 */
class ApprovalAttemptsTest {
    private static final String VERSION = "1.2.3";
    private static final CommitId EARLIER = Commits.commit(70);

    private final FakePorts ports = new FakePorts();

    /** What a build asked about and what people did, before the tag step runs on {@link #target}. */
    private interface Attempt extends BiConsumer<ApprovalAttemptsTest, FakePorts> {}

    private static Metadata target() {
        return Metadata.of(Views.MAIN, VERSION, "v1.2.2");
    }

    private void asks(String version, Metadata about) {
        ApprovalSubject subject = Subjects.of(ReleaseVersion.parse(version), about.facts());
        ports.audit()
                .append(new ApprovalRequested(
                        version, subject.commit().hex(), subject.digest().toString(), subject.parts()));
    }

    static Stream<Arguments> attempts() {
        return Stream.of(
                attempt("approval for another commit", Rule.NOTHING_MOVED, "commit was " + EARLIER, (test, ports) -> {
                    test.asks(VERSION, Metadata.of(EARLIER, VERSION, "v1.2.2"));
                    ports.build().approved("GoNoGo", "maya");
                }),
                attempt("approval for another version", Rule.NOTHING_MOVED, "version was 1.2.4", (test, ports) -> {
                    test.asks("1.2.4", Metadata.of(Views.MAIN, "1.2.4", "v1.2.2"));
                    ports.build().approved("GoNoGo", "maya");
                }),
                attempt("by a non-approver", Rule.APPROVED, "nina decided, who is not among", (test, ports) -> {
                    test.asks(VERSION, target());
                    ports.build().approved("GoNoGo", "nina");
                }),
                attempt("by an administrator outside the list", Rule.APPROVED, "(maya)", (test, ports) -> {
                    test.asks(VERSION, target());
                    ports.build().approved("GoNoGo", "admin");
                }),
                attempt("by the requester", Rule.APPROVED, "rita started this build and approved it", (test, ports) -> {
                    test.asks(VERSION, target());
                    ports.build().approved("GoNoGo", Requests.REQUESTER);
                }),
                attempt(
                        "before anything was verified and asked",
                        Rule.APPROVED,
                        "has not put",
                        (test, ports) -> ports.build().approved("GoNoGo", "maya")),
                attempt("given before it was asked for again", Rule.APPROVED, "nobody has decided", (test, ports) -> {
                    test.asks(VERSION, target());
                    ports.build().approvedAt(Approvals.ASKED.minusSeconds(1), "GoNoGo", "maya");
                }),
                attempt("reused from an earlier build", Rule.APPROVED, "has not put", (test, ports) -> {
                    test.asks(VERSION, target());
                    ports.build().approved("GoNoGo", "maya");
                    ports.startAnotherBuild();
                }),
                attempt("with a changed descriptor", Rule.NOTHING_MOVED, ".aegis/release.yml was ", (test, ports) -> {
                    test.asks(VERSION, target().text(".aegis/release.yml", "schema: 1\n"));
                    ports.build().approved("GoNoGo", "maya");
                }),
                attempt("with other metadata", Rule.NOTHING_MOVED, "metadata CHANGELOG.md was ", (test, ports) -> {
                    test.asks(VERSION, target().text(Metadata.CHANGELOG, "# Changelog\n"));
                    ports.build().approved("GoNoGo", "maya");
                }),
                attempt("after main moved", Rule.NOTHING_MOVED, "is " + Views.MAIN + " now", (test, ports) -> {
                    test.asks(VERSION, Metadata.of(Views.RELEASE, VERSION, "v1.2.2"));
                    ports.build().approved("GoNoGo", "maya");
                }),
                attempt("over a no", Rule.APPROVED, "maya said no", (test, ports) -> {
                    test.asks(VERSION, target());
                    ports.build().approved("GoNoGo", "maya").rejected("GoNoGo", "maya", "not today");
                }),
                attempt("at another input", Rule.APPROVED, "nobody has decided", (test, ports) -> {
                    test.asks(VERSION, target());
                    ports.build().approved("DeployDocs", "maya");
                }));
    }

    private static Arguments attempt(String name, Rule rule, String message, Attempt attempt) {
        return arguments(name, rule, message, attempt);
    }

    private void tag() throws Exception {
        new OperationRunner("aegisTag", Requests.of(VERSION), ports).run(new Operation<TagRelease.Facts>() {
            @Override
            public TagRelease.Facts observe(ReleasePorts observed) {
                return new TagRelease.Facts(
                        Views.of(VERSION).cut().view(),
                        Optional.of(target().facts()),
                        ApprovalFacts.observe(observed),
                        Optional.empty());
            }

            @Override
            public Plan decide(TagRelease.Facts facts) {
                return new TagRelease(Requests.of(VERSION)).decide(facts);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("L14 L15 L16 an approval that is none is refused with rule and remedy, and recorded")
    @MethodSource("attempts")
    void refusesAndRecords(String name, Rule rule, String message, Attempt attempt) {
        attempt.accept(this, ports);

        ReleaseRefused refused = catchThrowableOfType(ReleaseRefused.class, this::tag);

        assertThat(refused).as(name).hasMessageContainingAll(rule.id(), message);
        List<FindingRecord> recorded =
                ports.audit().events(PlanDecided.class).get(0).findings();
        assertThat(recorded)
                .filteredOn(finding ->
                        finding.id().equals(rule.id()) && finding.message().contains(message))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).isNotBlank());
        assertThat(ports.audit().events(StepFinished.class))
                .singleElement()
                .extracting(StepFinished::outcome)
                .isEqualTo("REFUSED");
        assertThat(ports.audit().types()).doesNotContain("TagPushIntended");
    }

    @Test
    @DisplayName("L15 who passed the gate without being an approver is recorded, with no right")
    void recordsWhoPassedWithoutRight() {
        asks(VERSION, target());
        ports.build().approved("GoNoGo", "admin");

        assertThat(catchThrowableOfType(ReleaseRefused.class, this::tag)).isNotNull();

        assertThat(ports.audit().events(ApprovalGranted.class)).singleElement().satisfies(granted -> {
            assertThat(granted.approver()).isEqualTo("admin");
            assertThat(granted.right()).isEmpty();
        });
    }
}
