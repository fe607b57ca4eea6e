package io.jenkins.plugins.aegis.operation.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.audit.AuditEvent.MergeRequested;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.await.AwaitMerge.State;
import io.jenkins.plugins.aegis.operation.await.AwaitMerge.Which;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.PullRequests;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AwaitMergeTest {
    private static final PullRequest RELEASE = PullRequests.release(7, "1.2.3");
    private static final PullRequest PROMOTION = PullRequests.promotion(9, "1.2.3");

    private final FakePorts ports = new FakePorts();
    private final AwaitMerge release = new AwaitMerge(Requests.of("1.2.3"), Which.RELEASE);
    private final AwaitMerge promotion = new AwaitMerge(Requests.of("1.2.3"), Which.PROMOTION);

    AwaitMergeTest() {
        remote(Views.of("1.2.3").cut());
    }

    /** A repository that only answers its refs, and that no commit has a descriptor. */
    private void remote(Views views) {
        ports.with((GitRepository) Proxy.newProxyInstance(
                GitRepository.class.getClassLoader(), new Class<?>[] {GitRepository.class}, (proxy, method, given) -> {
                    if (method.getName().equals("observe")) {
                        return views.view().snapshot();
                    }
                    Map<Object, Observed<String>> texts = new TreeMap<>();
                    ((Collection<?>) given[1]).forEach(path -> texts.put(path, Observed.absent(path.toString())));
                    return texts;
                }));
    }

    @Test
    void findsTheOneThatIsToBeMerged() throws Exception {
        ports.forge().pullRequest(RELEASE).pullRequest(PROMOTION);
        assertThat(release.find(ports)).isEqualTo(new State.Waiting(RELEASE));
        assertThat(promotion.find(ports)).isEqualTo(new State.Waiting(PROMOTION));
    }

    @Test
    void isOverOnceItIsMergedOrTheVersionReleased() throws Exception {
        ports.forge().pullRequest(PullRequests.merged(RELEASE));
        assertThat(release.find(ports)).isInstanceOf(State.Over.class);
        remote(Views.of("1.2.3").released());
        assertThat(promotion.find(ports)).isInstanceOf(State.Over.class);
    }

    @Test
    void waitsForOursWhereAnotherVersionsWasMerged() throws Exception {
        ports.forge()
                .pullRequest(
                        PullRequests.merged(PullRequests.titled(PullRequests.release(5, "1.2.3"), "release 1.2.2")))
                .pullRequest(RELEASE);
        assertThat(release.find(ports)).isEqualTo(new State.Waiting(RELEASE));
    }

    @Test
    void isHopelessWhereItWasClosedOrNeverOpened() throws Exception {
        assertThat(release.find(ports)).isInstanceOf(State.Hopeless.class);
        ports.forge().pullRequest(PullRequests.closed(RELEASE));
        assertThat(release.find(ports)).isInstanceOfSatisfying(State.Hopeless.class, hopeless -> {
            assertThat(hopeless.reason()).contains("#7");
            assertThat(hopeless.remedy()).isNotBlank();
        });
    }

    @Test
    @DisplayName("L7 a forge or a remote that does not answer is unclear, not hopeless")
    void isUnclearInSilence() throws Exception {
        ports.forge().unknown("pullRequestsInto", "HTTP 500");
        assertThat(release.find(ports)).isEqualTo(new State.Unclear("pull requests into release/1.2.3: HTTP 500"));
        remote(Views.of("1.2.3").unknown());
        assertThat(release.find(ports)).isInstanceOf(State.Unclear.class);
    }

    @Test
    void announcesWhatIsToBeMergedAndPollsExactlyThat() throws Exception {
        ports.forge().pullRequest(RELEASE);
        release.announce(ports);
        assertThat(ports.audit().events(MergeRequested.class))
                .containsExactly(new MergeRequested("release", 7, RELEASE.url()));
        assertThat(release.poll(ports)).isEqualTo(new State.Waiting(RELEASE));
        ports.forge().merge(7, PullRequests.MERGE);
        assertThat(release.poll(ports)).isInstanceOf(State.Over.class);
        ports.forge().unknown("pullRequest", "HTTP 500");
        assertThat(release.poll(ports)).isInstanceOf(State.Unclear.class);
    }

    @Test
    void announcesThatNothingIsLeftToMerge() throws Exception {
        ports.forge().pullRequest(PullRequests.merged(RELEASE));
        release.announce(ports);
        assertThat(release.poll(ports)).isInstanceOf(State.Over.class);
    }

    @Test
    void announcesNothingThatCannotBeMerged() {
        assertThatThrownBy(() -> release.announce(ports))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContainingAll("1.2.3", "Run the stage that opens it");
        ports.forge().unknown("pullRequestsInto", "HTTP 500");
        assertThatThrownBy(() -> release.announce(ports)).isInstanceOf(PortUnavailable.class);
    }

    @Test
    void pollsNothingThatWasNotAnnounced() throws Exception {
        assertThat(promotion.poll(ports)).isInstanceOf(State.Hopeless.class);
    }

    @Test
    void isKnownByItsLabel() {
        assertThat(Which.ofLabel("promotion")).contains(Which.PROMOTION);
        assertThat(Which.ofLabel("PROMOTION")).isEmpty();
    }
}
