package io.jenkins.plugins.aegis.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.testing.DocumentedCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/audit-log.md are run as they stand there. */
class DocumentedVerificationTest {
    private static final String COMMANDS =
            DocumentedCommands.of("docs/audit-log.md").section("Verify with a shell");

    @TempDir
    Path directory;

    private Path log;

    @BeforeEach
    void writeALog() {
        log = directory.resolve("audit.jsonl");
        SampleRelease.write(log, SampleRelease.events());
    }

    @Test
    @DisplayName("L28 the documented shell commands confirm an intact log, with the head that Java finds")
    void confirmsAnIntactLog() throws Exception {
        ChainVerdict verdict = AuditChainVerifier.verify(log);

        assertThat(verify()).isEqualTo("intact: " + verdict.events() + " events, head " + verdict.head() + "\n");
    }

    @Test
    @DisplayName("L28 the documented shell commands name the same altered line")
    void namesAnAlteredLine() throws Exception {
        Files.writeString(
                log, Files.readString(log).replaceFirst("#812 was merged by jonas", "#812 was merged by maria"));

        assertThat(verify()).isEqualTo("broken at line " + brokenLine() + "\n");
    }

    @Test
    @DisplayName("L28 the documented shell commands name the place of a removed line")
    void namesARemovedLine() throws Exception {
        List<String> lines = Files.readAllLines(log);
        Files.write(
                log,
                lines.stream().filter(line -> !line.contains("ApprovalGranted")).toList());

        assertThat(verify()).isEqualTo("broken at line " + brokenLine() + "\n");
    }

    @Test
    @DisplayName("L28 the documented shell commands are not confused by a hash inside the data")
    void isNotConfusedByAHashInTheData() throws Exception {
        Files.delete(log);
        SampleRelease.write(
                log,
                List.of(new AuditEvent.StepStarted(
                        "\\n %s $(id) \ud83d\ude00", "v", Map.of("a", "\"", "hash", "0".repeat(64)))));

        assertThat(verify()).startsWith("intact: 1 events");
    }

    @Test
    @DisplayName("L28 the documented jq commands tell the timeline, the decisions and the effects")
    void readsALogWithJq() throws Exception {
        String said = run(DocumentedCommands.of("docs/audit-log.md").section("Read with jq"));

        assertThat(said.lines())
                .anyMatch(line -> line.startsWith("1\t") && line.contains("\tStepStarted\t"))
                .anyMatch(line -> line.contains("\"type\": \"ApprovalGranted\""))
                .anyMatch(line -> line.startsWith("TagPush\tAPPLIED\t"));
    }

    private long brokenLine() {
        return AuditChainVerifier.verify(log).brokenAt().orElseThrow().line();
    }

    private String verify() throws IOException, InterruptedException {
        return run(COMMANDS);
    }

    private String run(String commands) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", commands)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
