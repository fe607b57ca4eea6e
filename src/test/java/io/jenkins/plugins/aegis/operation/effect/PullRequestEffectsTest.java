package io.jenkins.plugins.aegis.operation.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.descriptor.DescriptorDefaults;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.ActionResult.Status;
import io.jenkins.plugins.aegis.plan.ReleaseAction.ClosePullRequest;
import io.jenkins.plugins.aegis.plan.ReleaseAction.OpenPullRequest;
import io.jenkins.plugins.aegis.plan.ReleaseAction.RunReleasePlease;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.FakeReleasePlease;
import io.jenkins.plugins.aegis.testing.PullRequests;
import io.jenkins.plugins.aegis.testing.Views;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PullRequestEffectsTest {
    private static final OpenPullRequest OPEN = new OpenPullRequest("release/1.2.3", "main", "promote", "");

    private final FakePorts ports = new FakePorts();

    private ActionResult runReleasePlease() throws Exception {
        return new PullRequestEffects(ports)
                .runReleasePlease(new RunReleasePlease(
                        ReleaseVersion.parse("1.2.3"),
                        "release/1.2.3",
                        DescriptorDefaults.runbook().metadata()));
    }

    @Test
    @DisplayName("L10 what counts is one open pull request, not the tool's exit code")
    void refusesAToolThatDidNothing() throws Exception {
        ports.with(FakeReleasePlease.doingNothing("No user facing commits found"));
        ActionResult result = runReleasePlease();
        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.reason()).contains("0 release pull requests", "No user facing commits found");
    }

    @Test
    @DisplayName("L10 finds the one that the tool opened, beside other people's")
    void findsTheOneThatItOpened() throws Exception {
        ports.forge().pullRequest(PullRequests.open(3, "typo", "fix/typo", "release/1.2.3", PullRequests.HEAD));
        ports.with(FakeReleasePlease.opening(ports.forge(), PullRequests.HEAD));
        ActionResult result = runReleasePlease();
        assertThat(result.status()).isEqualTo(Status.APPLIED);
        assertThat(result.reason()).contains("#4");
    }

    @Test
    @DisplayName("L10 a forge that does not answer afterwards is no success")
    void failsWhereTheForgeDoesNotAnswer() throws Exception {
        ports.with(FakeReleasePlease.opening(ports.forge(), PullRequests.HEAD));
        ports.forge().unknown("pullRequestsInto", "HTTP 500");
        assertThat(runReleasePlease().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void opensAPullRequestOnce() throws Exception {
        ports.forge().branch("release/1.2.3", Views.RELEASE);
        PullRequestEffects effects = new PullRequestEffects(ports);
        assertThat(effects.open(OPEN).status()).isEqualTo(Status.APPLIED);
        assertThat(effects.open(OPEN).status()).isEqualTo(Status.ALREADY_DONE);
        assertThat(ports.forge().writes()).hasSize(1);
    }

    @Test
    void closesAnOpenOneOnly() throws Exception {
        ports.forge().pullRequest(PullRequests.release(7, "1.2.3"));
        PullRequestEffects effects = new PullRequestEffects(ports);
        ClosePullRequest close = new ClosePullRequest(7, "wrong");
        assertThat(effects.close(close).status()).isEqualTo(Status.APPLIED);
        assertThat(effects.close(close).status()).isEqualTo(Status.ALREADY_DONE);
        ports.forge().unknown("pullRequest", "HTTP 500");
        assertThat(effects.close(close).status()).isEqualTo(Status.FAILED);
    }
}
