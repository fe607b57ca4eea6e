package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditChainVerifier;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import io.jenkins.plugins.aegis.audit.AuditLog;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.metadata.TagMessage;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Log and tag are changed after the release; the documented audit of docs/auditing.md says so. */
@ExtendWith(Shared.class)
@DisplayName("L28 the documented audit tells of")
class FalsifiedRecordIT {
    private static final String OTHER_MESSAGE = "DIFFERS: message of the tag: ";

    private final AuditedRelease release;

    @TempDir
    Path scratch;

    private Auditor auditor;

    FalsifiedRecordIT(AuditedRelease release) {
        this.release = release;
    }

    @BeforeEach
    void begin() {
        Path remote = scratch.resolve("remote.git");
        LocalCommand.in(scratch, "git", "clone", "-q", "--mirror", bare(), remote.toString())
                .output();
        auditor = release.auditor(remote, scratch);
    }

    private String bare() {
        return release.world().remote().bare().toString();
    }

    @Test
    void oneByteOfTheLog() throws IOException {
        Files.writeString(
                auditor.log(),
                Files.readString(auditor.log()).replaceFirst("\"approver\":\"maria\"", "\"approver\":\"marin\""));

        LocalCommand.Outcome chain = auditor.chain();

        assertThat(chain.exitCode()).isNotZero();
        assertThat(chain.output()).isEqualTo("broken at line " + line(ApprovalGranted.class) + "\n");
    }

    @Test
    @DisplayName("a log that was written anew with another approver, if its head was noted down")
    void aLogWrittenAnew() throws IOException {
        rewrite(event -> event instanceof ApprovalGranted go
                ? new ApprovalGranted("noor", go.right(), go.at(), go.reason(), go.subjectDigest(), go.gate())
                : event);

        assertThat(auditor.chain().output()).startsWith("intact: ");
        assertThat(auditor.suspicionsTo(Auditor.TAG))
                .singleElement()
                .asString()
                .startsWith("DIFFERS: head of the log: ");
    }

    @Test
    void aLogThatWasCutOff() throws IOException {
        List<String> lines = Files.readAllLines(auditor.log());
        Files.write(auditor.log(), lines.subList(0, (int) line(ApprovalGranted.class)));

        assertThat(auditor.chain().output()).startsWith("intact: ");
        assertThat(auditor.suspicionsTo(Auditor.LOG))
                .anyMatch(line -> line.startsWith("DIFFERS: head of the log: "))
                .contains("DIFFERS: end of the log: ApprovalGranted , not ReleaseFinished RELEASED");
    }

    @Test
    void anEffectWithoutOutcome() throws IOException {
        List<String> lines = Files.readAllLines(auditor.log());
        Files.write(
                auditor.log(),
                lines.stream()
                        .filter(line -> !line.contains("\"TagPushApplied\""))
                        .toList());

        assertThat(auditor.suspicionsTo(Auditor.LOG))
                .anyMatch(line -> line.matches("without outcome: [0-9]+ push annotated tag v0.2.0 on .*"));
    }

    @Test
    @DisplayName("L15 a go of somebody without the right to give it")
    void aGoWithoutRight() throws IOException {
        rewrite(event -> event instanceof ApprovalGranted go && go.gate().equals(AuditedRelease.OVERLAY)
                ? new ApprovalGranted(go.approver(), "", go.at(), go.reason(), go.subjectDigest(), go.gate())
                : event);

        assertThat(auditor.suspicionsTo(Auditor.APPROVAL))
                .anyMatch(line -> line.startsWith("DIFFERS: go at " + AuditedRelease.OVERLAY + ": nothing, not "));
    }

    @Test
    @DisplayName("a log whose approval is that of another commit")
    void anApprovalOfAnotherCommit() throws IOException {
        String earlier = release.world().remote().commit("v0.1.0");
        rewrite(event -> event instanceof ApprovalRequested asked ? asked(asked, Map.of("commit", earlier)) : event);

        assertThat(auditor.suspicionsTo(Auditor.TAG))
                .anyMatch(line -> line.startsWith("DIFFERS: what was approved: "))
                .anyMatch(line -> line.startsWith("DIFFERS: CHANGELOG.md: "))
                .anyMatch(line -> line.startsWith("DIFFERS: commit of the tag: "));
    }

    @Test
    @DisplayName("L17 a tag that was made anew, with the same message on the same commit")
    void anotherTagObject() {
        tagAnew("v0.2.0^{commit}", release.world().remote().git("tag", "--list", "--format=%(contents)", "v0.2.0"));

        assertThat(auditor.suspicionsTo(Auditor.TAG)).singleElement().asString().startsWith("DIFFERS: tag object: ");
    }

    @Test
    @DisplayName("L17 a tag on another commit with another message")
    void anotherTag() {
        tagAnew("v0.1.0^{commit}", "Release v0.2.0");

        assertThat(auditor.suspicionsTo(Auditor.TAG))
                .anyMatch(line -> line.startsWith("DIFFERS: tag object: "))
                .anyMatch(line -> line.startsWith("DIFFERS: commit of the tag: "))
                .anyMatch(line -> line.startsWith(OTHER_MESSAGE));
    }

    @Test
    @DisplayName("L17 a recovery whose tag lacks the lines, and of nothing where it has them")
    void aRecoveryThatTheTagDoesNotName() throws IOException {
        rewrite(event -> event instanceof StepStarted started ? recovering(started) : event);
        String approved = release.build().events(ApprovalGranted.class).get(0).subjectDigest();
        Auditor second =
                release.auditor(scratch.resolve("remote.git"), Files.createDirectory(scratch.resolve("second")));
        Files.copy(auditor.log(), second.log(), StandardCopyOption.REPLACE_EXISTING);

        assertThat(auditor.suspicionsTo(Auditor.TAG)).anyMatch(line -> line.startsWith(OTHER_MESSAGE));
        tagAnew(
                "v0.2.0^{commit}",
                String.join(
                        "\n",
                        TagMessage.of(
                                ReleaseVersion.parse("0.2.0"),
                                OptionalInt.of(7),
                                new Digest(Digest.Algorithm.SHA256, approved.replace("sha256:", "")),
                                List.of(AuditedRelease.OVERLAY, Gate.SECOND))));
        assertThat(second.suspicionsTo(Auditor.TAG))
                .anyMatch(line -> line.startsWith("DIFFERS: tag object: "))
                .noneMatch(line -> line.startsWith(OTHER_MESSAGE));
    }

    private static StepStarted recovering(StepStarted started) {
        TreeMap<String, String> request = new TreeMap<>(started.request());
        request.put("recovery issue", "#7");
        request.put("recovery reason", "the package does not start");
        request.put("recovery confirmation", "RECOVERY 0.2.0");
        return new StepStarted(started.step(), started.version(), request);
    }

    private void tagAnew(String commit, String message) {
        LocalCommand.in(scratch.resolve("remote.git"), "git", "tag", "-f", "-a", "-m", message, "v0.2.0", commit)
                .with("GIT_COMMITTER_NAME", "Mira Okafor")
                .with("GIT_COMMITTER_EMAIL", "mira@beacon.example")
                .output();
    }

    private long line(Class<? extends AuditEvent> kind) {
        return release.build().report().records().stream()
                .filter(record -> kind.isInstance(record.event()))
                .findFirst()
                .orElseThrow()
                .seq();
    }

    private static ApprovalRequested asked(ApprovalRequested asked, Map<String, String> otherwise) {
        TreeMap<String, String> subject = new TreeMap<>(asked.subject());
        subject.putAll(otherwise);
        return new ApprovalRequested(asked.version(), asked.commit(), asked.subjectDigest(), subject);
    }

    /** With a chain that holds. */
    private void rewrite(UnaryOperator<AuditEvent> change) throws IOException {
        List<AuditRecord> records = AuditChainVerifier.records(auditor.log());
        Files.delete(auditor.log());
        try (AuditLog anew = AuditLog.open(auditor.log(), () -> records.get(0).at())) {
            records.forEach(record -> anew.append(change.apply(record.event())));
        }
    }
}
