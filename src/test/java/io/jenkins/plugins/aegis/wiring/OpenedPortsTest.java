package io.jenkins.plugins.aegis.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.adapter.record.FileAuditBook;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.testing.FakeAttestor;
import io.jenkins.plugins.aegis.testing.FakeBuildRecord;
import io.jenkins.plugins.aegis.testing.FakeForge;
import io.jenkins.plugins.aegis.testing.RecordingConsole;
import io.jenkins.plugins.aegis.testing.Sites;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenedPortsTest {
    @TempDir
    private Path directory;

    @Test
    void saysWhatAStepWithoutWorkspaceLacks() {
        try (OpenedPorts ports = withoutWorkspace()) {
            assertThatThrownBy(ports::git)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("git", "agent any");
            assertThatThrownBy(ports::packageBuilder).hasMessageContaining("build packages");
        }
    }

    @Test
    void releasesTheAuditLogWhenClosed() {
        withoutWorkspace().close();

        try (OpenedPorts again = withoutWorkspace()) {
            assertThat(again.audit().records()).isEmpty();
        }
    }

    private OpenedPorts withoutWorkspace() {
        return new OpenedPorts(
                new ReleaseSite(
                        "harbor/lamp",
                        "https://forge.example/harbor/lamp.git",
                        URI.create("https://forge.example/api/v3"),
                        Sites.npm("https://packages.example/"),
                        new ReleaseSite.ApprovalRules(Set.of("maria"), false)),
                new FakeForge(),
                Optional.empty(),
                new FakeAttestor(),
                new FileAuditBook(directory.resolve("audit.jsonl"), Clock.systemUTC()),
                FakeBuildRecord.startedBy("rowan"),
                new RecordingConsole());
    }
}
