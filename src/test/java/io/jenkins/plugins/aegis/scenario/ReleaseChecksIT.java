package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.CheckFinished;
import io.jenkins.plugins.aegis.rehearsal.GoNoGo;
import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.RehearsalCast;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageInfo;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Releases whose own checks say no, on the commit that would be tagged. */
@ExtendWith(Shared.class)
class ReleaseChecksIT {
    private static final String BROKEN =
            """
            import test from 'node:test';
            import assert from 'node:assert';
            test('shines', () => assert.fail('it is dark'));
            """;

    @TempDir
    Path directory;

    private SampleSite world;

    @BeforeEach
    void open(Beginnings beginnings) {
        world = beginnings.at(Beginnings.Point.PROMOTION_OPENED, directory);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** A test that fails comes to main after the promotion; nobody but the release would run it before the tag. */
    private FinishedBuild release(String accept) {
        PipelineListener intruder = new PipelineListener() {
            @Override
            public void stageStarted(StageInfo stage) {
                if (stage.name().equals("Verify and build")) {
                    world.remote().commitFile("main", "fix: one more thing", "test/dark.test.js", BROKEN);
                }
            }
        };
        return world.release(
                Map.of("VERSION", "0.2.0", "ACCEPT", "AEGIS-DRF-001=pushed on purpose\n" + accept),
                RehearsalCast.of(GoNoGo.answering(People.APPROVER, false)),
                intruder);
    }

    @Test
    @DisplayName("L18 a failed check refuses before the tag, and its log and report are kept")
    void refusesBeforeTheTag() {
        FinishedBuild build = release("");

        assertThat(build.failure())
                .contains(
                        "AEGIS-CHK-001",
                        "release check \"tests\" failed on " + world.remote().commit("main"),
                        "log.txt")
                .doesNotContain("\"lock\"");
        assertThat(world.remote().tags()).containsExactly("v0.1.0");
        assertThat(world.registry().versions()).isEmpty();
        Path kept = build.report().build().directory().resolve("artifacts/checks/tests/1");
        assertThat(kept.resolve("log.txt")).content().contains("$ node --test", "it is dark", "exit code 1");
        assertThat(kept.resolve("tests.tap")).content().contains("not ok");
        assertThat(build.events(CheckFinished.class))
                .extracting(result -> result.check() + " " + result.outcome())
                .containsExactlyInAnyOrder("tests FAILED", "lock PASSED");
        assertThat(build.audit().intact()).isTrue();
    }

    @Test
    @DisplayName("L18 a failed check that was accepted by id is shown to the approver")
    void showsTheApproverWhatWasAccepted() {
        FinishedBuild build = release("AEGIS-CHK-001=the light is mended already");

        assertThat(build.events(ApprovalRequested.class)).singleElement().satisfies(asked -> assertThat(asked.subject())
                .containsEntry(
                        "evidence accepted AEGIS-CHK-001", "the light is mended already (" + People.REQUESTER + ")")
                .hasEntrySatisfying(
                        "evidence check tests", shown -> assertThat(shown).startsWith("FAILED"))
                .hasEntrySatisfying(
                        "evidence check lock", shown -> assertThat(shown).startsWith("passed")));
        assertThat(world.remote().tags()).containsExactly("v0.1.0");
    }
}
