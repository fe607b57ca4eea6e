package io.jenkins.plugins.aegis.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.operation.OperationRunner;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.verify.VisibleRelease;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.ReleaseWorld;
import io.jenkins.plugins.aegis.testing.Requests;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisibleReleaseTest {
    @TempDir
    Path directory;

    private ReleaseWorld world;

    @BeforeEach
    void release() throws Exception {
        world = ReleaseWorld.straight(directory, "1.2.3");
        ReleaseChain chain = new ReleaseChain(world, Requests.of("1.2.3"));
        for (String step : ReleaseChain.order()) {
            if (step.equals("aegisVerifyRelease")) {
                return;
            }
            chain.run(step);
        }
    }

    private void await(Duration patience) throws Exception {
        OperationRunner runner = new OperationRunner("aegisVerifyRelease", Requests.of("1.2.3"), world.ports());
        new VisibleRelease(Requests.of("1.2.3"), world.ports(), patience).await(runner);
    }

    @Test
    @DisplayName("L28 looks again where a channel is slow")
    void looksAgainUntilItIsServed() throws Exception {
        world.ports().npm().unknownOnce("download", "the cache is cold");
        await(Duration.ofMinutes(5));
        assertThat(world.ports().console().lines()).anyMatch(line -> line.contains("looking again in 2 s"));
    }

    @Test
    void givesUpAtTheDeadline() {
        world.ports().npm().unknown("download", "the cache is cold");
        assertThatThrownBy(() -> await(Duration.ZERO))
                .isInstanceOfSatisfying(ReleaseRefused.class, refused -> assertThat(refused.findings())
                        .allMatch(finding -> finding.unknown()));
    }

    @Test
    @DisplayName("L28 other bytes are no matter of patience")
    void refusesOtherBytesAtOnce() {
        world.ports().forge().tamper("v1.2.3", "sbom.json", new byte[] {1});
        assertThatThrownBy(() -> await(Duration.ofMinutes(5)))
                .isInstanceOfSatisfying(ReleaseRefused.class, refused -> assertThat(refused.findings())
                        .anyMatch(finding -> finding.rule() == Rule.PUBLISHED_AS_RELEASED));
        assertThat(world.ports().console().lines()).noneMatch(line -> line.contains("looking again"));
    }
}
