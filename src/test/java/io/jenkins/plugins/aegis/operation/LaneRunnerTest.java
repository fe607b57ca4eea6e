package io.jenkins.plugins.aegis.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.Effects;
import io.jenkins.plugins.aegis.plan.Plan.Lane;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.plan.ReleaseAction.ClosePullRequest;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.rule.Verdict;
import io.jenkins.plugins.aegis.testing.FakePorts;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LaneRunnerTest {
    private static final Finding FOREIGN = Finding.blocker(Rule.PUBLISHED_BYTES_OURS, "npm has other bytes", "say so");
    private static final Finding UNKNOWN =
            Finding.unknown(Rule.REGISTRY_KNOWN, Observed.unknown("pypi", "pypi: timeout"));

    private final FakePorts ports = new FakePorts();
    private final Queue<Integer> performed = new ConcurrentLinkedQueue<>();
    private final Map<Integer, String> failing = new ConcurrentHashMap<>();
    private final CyclicBarrier meeting = new CyclicBarrier(2);

    /** Every action is the closing of a pull request, whose number tells them apart; 100 and 101 wait for each other. */
    private Effects effects() {
        return (Effects) Proxy.newProxyInstance(
                Effects.class.getClassLoader(), new Class<?>[] {Effects.class}, (proxy, method, given) -> {
                    int number = ((ClosePullRequest) given[0]).number();
                    if (number >= 100) {
                        meeting.await(20, TimeUnit.SECONDS);
                    }
                    if (failing.containsKey(number)) {
                        throw new PortUnavailable(failing.get(number));
                    }
                    performed.add(number);
                    return ActionResult.applied("done");
                });
    }

    private static Lane lane(String name, List<String> needs, boolean optional, int number, Finding... findings) {
        List<ReleaseAction> actions = findings.length == 0 ? List.of(new ClosePullRequest(number, "")) : List.of();
        return new Lane(name, needs, optional, List.of(findings), List.of(), actions);
    }

    private List<OperationOutcome.Done> run(Lane... lanes) throws Exception {
        List<Finding> findings = List.of(lanes).stream()
                .flatMap(lane -> lane.findings().stream())
                .toList();
        return new LaneRunner(new Performance("aegisTest", ports, effects()), new Verdict(findings, List.of()))
                .run(List.of(lanes));
    }

    @Test
    void runsWhatIsNeededFirst() throws Exception {
        run(
                lane("last", List.of("middle"), false, 3),
                lane("middle", List.of("first"), false, 2),
                lane("first", List.of(), false, 1));
        assertThat(performed).containsExactly(1, 2, 3);
    }

    @Test
    void runsIndependentLanesAtTheSameTime() throws Exception {
        assertThat(run(lane("one", List.of(), false, 100), lane("other", List.of(), false, 101)))
                .hasSize(2);
    }

    @Test
    @DisplayName("L27 a failed lane lets independent ones finish, and is named")
    void letsIndependentLanesFinish() {
        failing.put(1, "the registry is down");
        assertThatThrownBy(() -> run(
                        lane("npm", List.of(), false, 1),
                        lane("sdk", List.of("npm"), false, 2),
                        lane("chart", List.of(), false, 3)))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("npm: ")
                .hasMessageContaining("the registry is down")
                .hasMessageContaining("sdk: not begun, since it needs npm");
        assertThat(performed).containsExactly(3);
    }

    @Test
    @DisplayName("L22 a finding stops its own lane, and what needs it")
    void holdsBackOnlyTheLaneOfAFinding() {
        assertThatThrownBy(() -> run(
                        lane("npm", List.of(), false, 1, FOREIGN),
                        lane("pypi", List.of(), false, 2, UNKNOWN),
                        lane("chart", List.of(), false, 3),
                        lane("release", List.of("npm", "chart"), false, 4)))
                .isInstanceOfSatisfying(ReleaseRefused.class, refused -> assertThat(refused.findings())
                        .containsExactly(FOREIGN, UNKNOWN))
                .hasMessageContaining("release: not begun, since it needs npm");
        assertThat(performed).containsExactly(3);
    }

    @Test
    @DisplayName("L27 an optional lane reports and fails nothing")
    void reportsAnOptionalLane() throws Exception {
        failing.put(1, "no such skill");
        run(
                lane("clawhub", List.of(), true, 1),
                lane("mirror", List.of(), true, 2, UNKNOWN),
                lane("npm", List.of(), false, 3));
        assertThat(performed).containsExactly(3);
        assertThat(ports.console().lines())
                .anyMatch(line -> line.startsWith("optional, and not done: clawhub") && line.contains("no such skill"))
                .anyMatch(line -> line.startsWith("optional, and not done: mirror") && line.contains("timeout"));
    }

    @Test
    void endsAllLanesWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> run(lane("one", List.of(), false, 100))).isInstanceOf(InterruptedException.class);
        assertThat(performed).isEmpty();
    }
}
