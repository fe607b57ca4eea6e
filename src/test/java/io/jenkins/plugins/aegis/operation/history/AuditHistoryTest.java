package io.jenkins.plugins.aegis.operation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.adapter.record.FileAuditBook;
import io.jenkins.plugins.aegis.audit.AuditEvent.PlanDecided;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.model.Waiver;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.testing.FakeAttestor;
import io.jenkins.plugins.aegis.testing.FakeBuildRecord;
import io.jenkins.plugins.aegis.testing.FakeForge;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.RecordingConsole;
import io.jenkins.plugins.aegis.testing.Sites;
import io.jenkins.plugins.aegis.wiring.AgentPorts;
import io.jenkins.plugins.aegis.wiring.OpenedPorts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditHistoryTest {
    private final RecordingConsole console = new RecordingConsole();

    @TempDir
    Path directory;

    private final FakeBuildRecord build = FakeBuildRecord.startedBy("rowan");
    private GitRemote remote;
    private OpenedPorts ports;

    @BeforeEach
    void openPorts() {
        remote = GitRemote.in(directory);
        Metadata.files("1.0.0", "").forEach(remote::file);
        remote.commit("chore: release 1.0.0");
        GitCli git = new GitCli(
                new LocalCommandRunner(),
                new LocalWorkspace(directory.resolve("work")),
                new GitAccess(remote.url(), Optional.empty(), "Release", "release@example.org"));
        ports = new OpenedPorts(
                new ReleaseSite(
                        "acme/widget",
                        remote.url(),
                        URI.create("https://forge.example/api/v3"),
                        Sites.npm("https://packages.example/"),
                        new ReleaseSite.ApprovalRules(Set.of("maria"), false)),
                new FakeForge(),
                Optional.of(new AgentPorts(git, null, null, null, null, null)),
                new FakeAttestor(),
                new FileAuditBook(directory.resolve("audit.jsonl"), Clock.systemUTC()),
                build,
                console);
    }

    @AfterEach
    void closePorts() {
        ports.close();
    }

    @Test
    void passesAndShowsTheTable() throws Exception {
        remote.git("tag", "-a", "v1.0.0", "-m", "Release v1.0.0");
        remote.push();

        audit().run(ports);

        assertThat(console.text()).contains("v1.0.0  stable", "1 tag: 1 conform", "AEGIS-HST-008 note: tag v1.0.0");
        assertThat(finished()).isEqualTo(new StepFinished("aegisAuditHistory", "PASSED", sum()));
    }

    @Test
    void refusesWithEveryFindingAndRecordsThem() {
        remote.git("tag", "v1.0.0");
        remote.git("tag", "v1.0");
        remote.push();

        assertThatThrownBy(() -> audit().run(ports))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContainingAll("AEGIS-HST-001", "v1.0 ", "AEGIS-HST-002", "v1.0.0 ", "→");
        assertThat(finished().outcome()).isEqualTo("REFUSED");
        assertThat(events(PlanDecided.class)).singleElement().satisfies(decided -> {
            assertThat(decided.findings()).hasSize(4);
            assertThat(decided.actions()).isEmpty();
        });
    }

    @Test
    void passesWhatSomebodyAcceptsUnderTheirName() throws Exception {
        remote.git("tag", "v1.0.0");
        remote.push();

        audit(new Waiver("AEGIS-HST-002", "tagged by hand", "rowan")).run(ports);

        assertThat(console.text()).contains("AEGIS-HST-002 accepted by rowan (tagged by hand): tag v1.0.0");
        assertThat(events(StepStarted.class)).singleElement().satisfies(started -> assertThat(started.request())
                .containsEntry("accept AEGIS-HST-002", "tagged by hand")
                .containsEntry("requester", "rowan"));
    }

    @Test
    void neverAcceptsAFalseApproval() {
        remote.git("tag", "-a", "v1.0.0", "-m", "Release v1.0.0", "-m", "aegis-approval: sha256:" + "0".repeat(64));
        remote.push();

        assertThatThrownBy(() -> audit(new Waiver("AEGIS-TAG-001", "it is fine", "rowan"))
                        .run(ports))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContaining("AEGIS-WVR-002");
    }

    @Test
    void refusesATagThatIsNotTheObjectThatAnEarlierBuildPushed() {
        remote.git("tag", "-a", "v1.0.0", "-m", "Release v1.0.0");
        remote.push();
        build.pushedEarlier("v1.0.0", "0".repeat(40));

        assertThatThrownBy(() -> audit().run(ports))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContainingAll("AEGIS-DRF-003", "v1.0.0", "build #3 pushed object " + "0".repeat(40));
    }

    private static AuditHistory audit(Waiver... accepted) {
        return new AuditHistory("aegisAuditHistory", Optional.empty(), List.of(accepted));
    }

    private String sum() {
        return console.lines().stream()
                .filter(line -> line.contains("conform,"))
                .findFirst()
                .orElseThrow();
    }

    private StepFinished finished() {
        return events(StepFinished.class).get(0);
    }

    private <T> List<T> events(Class<T> type) {
        return ports.audit().records().stream()
                .map(AuditRecord::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
