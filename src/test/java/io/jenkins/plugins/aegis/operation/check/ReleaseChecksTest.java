package io.jenkins.plugins.aegis.operation.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.audit.AuditEvent.CheckFinished;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.OperationRunner;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.FakeCheckRunner;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Requests;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks of a commit on a real git remote; only what they run is a fake. */
class ReleaseChecksTest {
    private static final String DESCRIPTOR =
            """
            schema: 1
            checks:
              release:
                - {name: tests, commands: [[npm, test]], reports: [report.txt, missing]}
                - {name: faults, commands: [[npm, run, faults]], variants: [{name: kill}, {name: drop}]}
            """;

    @TempDir
    Path directory;

    private final FakeCheckRunner runner = new FakeCheckRunner();
    private final FakePorts ports = new FakePorts().with(runner);
    private ReleaseRequest request = Requests.of("1.2.3");
    private GitRemote remote;

    @BeforeEach
    void open() {
        remote = GitRemote.in(directory);
        Metadata.files("1.2.3", "v1.2.2").forEach(remote::file);
        remote.file(".aegis/release.yml", DESCRIPTOR);
        remote.commit("chore: release 1.2.3", "a.txt", "one");
        remote.push();
        ports.with(new GitCli(
                new LocalCommandRunner(),
                new LocalWorkspace(directory.resolve("build")),
                new GitAccess(remote.url(), Optional.empty(), "Release", "release@example.org")));
    }

    private void check() throws Exception {
        check(new CheckSelection("", 2));
    }

    private void check(CheckSelection selection) throws Exception {
        new RunReleaseChecks(request, selection).run(ports);
        new OperationRunner("aegisReleaseChecks", request, ports).run(new VerifyReleaseChecks(request, selection));
    }

    @Test
    @DisplayName("L18 runs every check on the head of the production branch, and records it by commit")
    void runsEveryCheckOnTheCommitToBeTagged() throws Exception {
        check();

        assertThat(runner.ran()).containsExactlyInAnyOrder("tests", "faults/kill", "faults/drop");
        assertThat(ports.audit().events(CheckFinished.class)).hasSize(3).allSatisfy(result -> {
            assertThat(result.commit()).isEqualTo(remote.head().hex());
            assertThat(result.outcome()).isEqualTo("PASSED");
        });
    }

    @Test
    void keepsLogAndReportsWithTheBuild() throws Exception {
        check();

        assertThat(ports.build().kept())
                .containsEntry("checks/tests/1/log.txt", "log of tests\n")
                .containsEntry("checks/tests/1/report.txt", "tests in one")
                .containsEntry("checks/faults/kill/1/log.txt", "log of faults/kill\n");
    }

    @Test
    void saysThatAReportIsMissing() throws Exception {
        check();
        assertThat(ports.console().lines()).anyMatch(line -> line.contains("left no report missing"));
    }

    @Test
    void runsNoMoreAtOnceThanAllowed() throws Exception {
        check(new CheckSelection("", 1));
        assertThat(runner.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void refusesWithEveryCheckThatFailedAfterAllHaveRun() {
        runner.failing("tests", "3 failed").failing("faults/drop", "hung");

        assertThatThrownBy(this::check)
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContaining("AEGIS-CHK-001")
                .hasMessageContaining("3 failed")
                .hasMessageContaining("hung")
                .hasMessageContaining("memory:checks/tests/1/log.txt");
        assertThat(runner.ran()).hasSize(3);
    }

    @Test
    void runsOnlyWhatHasNotPassedWhenItRunsAgain() throws Exception {
        runner.failing("tests", "flaky");
        assertThatThrownBy(this::check).isInstanceOf(ReleaseRefused.class);
        runner.mended("tests");

        check();

        assertThat(runner.ran()).hasSize(4).endsWith("tests");
        assertThat(ports.build().kept()).containsKeys("checks/tests/1/log.txt", "checks/tests/2/log.txt");
    }

    @Test
    void runsAllAgainInAnotherBuild() throws Exception {
        check();
        ports.startAnotherBuild();
        check();
        assertThat(runner.ran()).hasSize(6);
    }

    @Test
    @DisplayName("L18 runs all again once the production branch has moved")
    void runsAllAgainOnAnotherCommit() throws Exception {
        check();
        remote.commit("fix: one more thing", "a.txt", "two");
        remote.push();

        check();

        assertThat(runner.ran()).hasSize(6);
        assertThat(ports.build().kept()).containsEntry("checks/tests/2/report.txt", "tests in two");
    }

    @Test
    void letsAFailureBeAcceptedByIdAndReason() throws Exception {
        request = Requests.accepting(request, Rule.RELEASE_CHECKS_PASSED);
        runner.failing("tests", "known");

        check();

        assertThat(ports.console().lines()).anyMatch(line -> line.contains("AEGIS-CHK-001 accepted by"));
    }

    @Test
    void runsOnlyTheNamedCheck() throws Exception {
        check(new CheckSelection("faults", 2));
        assertThat(runner.ran()).containsExactlyInAnyOrder("faults/kill", "faults/drop");
        check(new CheckSelection("faults/kill", 2));
        assertThat(runner.ran()).hasSize(2);
    }

    @Test
    void refusesANameThatNoCheckHas() {
        assertThatThrownBy(() -> check(new CheckSelection("lint", 2)))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContaining("AEGIS-CHK-002")
                .hasMessageContaining("\"lint\"")
                .hasMessageContaining("faults/kill");
    }

    @Test
    void runsNothingOfADescriptorThatIsNotValid() {
        remote.commit("chore: break it", ".aegis/release.yml", "schema: 7\n");
        remote.push();

        assertThatThrownBy(this::check).hasMessageContaining("AEGIS-PRE-007");
        assertThat(runner.ran()).isEmpty();
    }
}
