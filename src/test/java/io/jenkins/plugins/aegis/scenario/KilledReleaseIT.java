package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditChainVerifier;
import io.jenkins.plugins.aegis.rehearsal.RehearsalDirectory;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One release with the real tools that is killed again and again, where a tool of others is at work: each build goes on
 * where the world stands, gets further than the one before, and is killed there. Every point before and after an effect is
 * tried by {@code CrashPointsTest}, and with the real tools by {@link CrashSweep}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledReleaseIT {
    private static final int KILLED = 128 + 9;

    @TempDir
    static Path directory;

    @Order(1)
    @ParameterizedTest
    @ValueSource(
            strings = {
                // In the middle of Release Please: its branch is there, its pull request is not.
                "Successfully created branch at",
                // In the middle of the build, and of the checks.
                "> node scripts/build.mjs",
                "passed in",
                "● Tag",
                "APPLIED      attach to release",
                // npm has published, and nobody has noted it.
                "+ @aegis-sample/beacon@0.2.0"
            })
    void goesOnUntilItIsKilledAgain(String line) throws Exception {
        LocalCommand.Outcome killed =
                RehearsalProcess.run(DyingRehearsal.class, line, "--yes", "--keep", directory.toString());

        assertThat(killed.exitCode())
                .as("%s%n%s", killed.output(), killed.errorOutput())
                .isEqualTo(KILLED);
        awaitEndOfWhatItStarted();
    }

    @Test
    @Order(2)
    void finishesLikeAReleaseThatNobodyDisturbed() {
        try (SampleSite world = SampleSite.in(directory)) {
            FinishedBuild last = world.release("0.2.0");

            assertThat(last.failure()).isEmpty();
            assertThat(ReleasedState.of(world, "0.2.0")).isEqualTo(ReleasedState.OF_0_2_0);
            assertThat(world.forge().assets("v0.2.0").get("aegis-sample-beacon-0.2.0.tgz"))
                    .isEqualTo(world.registry().tarball("0.2.0"));
        }
    }

    @Test
    @Order(3)
    void leavesNoBrokenAuditLog() throws IOException {
        try (Stream<Path> builds =
                Files.list(RehearsalDirectory.at(directory).root().resolve("jenkins/builds"))) {
            List<Path> logs = builds.map(build -> build.resolve("audit.jsonl"))
                    .filter(Files::exists)
                    .toList();

            assertThat(logs).hasSize(7).allSatisfy(log -> assertThat(
                            AuditChainVerifier.verify(log).brokenAt())
                    .isEmpty());
        }
    }

    /** Programs of the killed build end by themselves; none may still be at work when the next build begins. */
    private static void awaitEndOfWhatItStarted() throws Exception {
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(command -> command.contains(directory.toString()))
                        .isPresent())
                .toList();
        for (ProcessHandle process : left) {
            process.onExit().get(1, TimeUnit.MINUTES);
        }
    }
}
