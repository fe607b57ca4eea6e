package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditEvent.PlanDecided;
import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.RehearsedRelease;
import io.jenkins.plugins.aegis.rehearsal.forge.MergeMethod;
import io.jenkins.plugins.aegis.rehearsal.forge.PullView;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hotfix goes to main past develop: nothing is released until it is authorised and backported. */
class HotfixIT {
    @TempDir
    static Path directory;

    private static SampleSite world;
    private static int hotfix;
    private static FinishedBuild refused;
    private static FinishedBuild backport;
    private static FinishedBuild again;
    private static List<String> pulls;
    private static FinishedBuild released;

    @BeforeAll
    static void mendAndBackport() {
        world = SampleSite.in(directory);
        world.remote().createBranch("hotfix/states", "main");
        world.remote().commitFile("hotfix/states", "fix: name the states", "docs/hotfix.md", "up, down\n");
        hotfix = world.maintainers().openPull(People.REQUESTER, "hotfix/states", "main", "fix: name the states");
        world.maintainers().merge(People.REVIEWER, hotfix, MergeMethod.SQUASH);
        refused = world.release("0.2.0");
        world.maintainers().comment(People.APPROVER, hotfix, "Users wait for it.\nhotfix-authorised: #" + hotfix);
        backport = backport();
        again = backport();
        pulls = world.forge().pulls();
        for (PullView pull : world.maintainers().pulls()) {
            if (pull.state().equals("open") && pull.base().equals("develop")) {
                world.maintainers().approve(People.REVIEWER, pull.number());
                world.maintainers().merge(People.REVIEWER, pull.number(), MergeMethod.SQUASH);
            }
        }
        released = world.release("0.2.0");
    }

    private static FinishedBuild backport() {
        return world.release(
                RehearsedRelease.jenkinsfile().resolveSibling("docs/pipelines/backport.Jenkinsfile"),
                Map.of("VERSION", "0.2.0"),
                SampleSite.cast(),
                PipelineListener.NONE);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void refusesTheReleaseUntilBothAreDone() {
        assertThat(refused.failure())
                .contains(
                        "AEGIS-PRE-004",
                        "1 commits of main are not on develop",
                        "fix: name the states",
                        "AEGIS-HTF-001",
                        "hotfix #" + hotfix,
                        "hotfix-authorised: #" + hotfix);
    }

    @Test
    void opensOneBackportPullRequestHoweverOftenItRuns() {
        assertThat(backport.failure()).isEmpty();
        assertThat(again.failure()).isEmpty();
        assertThat(again.report().effects()).containsOnlyKeys("ALREADY_DONE");
        assertThat(pulls)
                .filteredOn(pull -> pull.contains("→ develop"))
                .singleElement()
                .satisfies(pull -> assertThat(pull).contains("chore/backport-", ": open"));
        assertThat(backport.audit().intact()).isTrue();
    }

    @Test
    @DisplayName("L35 once it is backported and authorised the release goes on, and the audit says who authorised it")
    void releasesOnceItIsBackAndAuthorised() {
        assertThat(released.failure()).isEmpty();
        assertThat(world.remote().file("v0.2.0", "docs/hotfix.md")).contains("up, down");
        assertThat(released.events(PlanDecided.class))
                .filteredOn(decided -> decided.step().equals("aegisPreflight"))
                .first()
                .satisfies(decided -> assertThat(decided.findings())
                        .anyMatch(finding -> finding.id().equals("AEGIS-HTF-001")
                                && finding.message().contains("authorised by " + People.APPROVER)));
    }
}
