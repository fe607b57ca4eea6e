package io.jenkins.plugins.aegis.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.operation.FaultyDestination.Trial;
import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.ActionResult.Status;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every way in which publishing may fail, with the adapters, programs and servers of a rehearsal.
 *
 * <p>What was taken is found by reading again, and counts as done; what was not is a failure that a later run mends;
 * and in the end everything was sent once, as far as the one who took it can tell.
 */
class PublishFaultsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    /** Starts a destination in a directory of its own. */
    private interface Place {
        FaultyDestination in(Path home) throws Exception;
    }

    private enum Destination {
        NPM(NpmDestination::in),
        PYTHON_INDEX(PythonDestination::in),
        CHART_BRANCH(ChartDestination::in),
        DRAFT(home -> ForgeDestination.in(home, ForgeDestination.Effect.DRAFT)),
        ATTACHMENT(home -> ForgeDestination.in(home, ForgeDestination.Effect.ATTACHMENT)),
        PUBLICATION(home -> ForgeDestination.in(home, ForgeDestination.Effect.PUBLICATION));

        private final Place place;

        Destination(Place place) {
            this.place = place;
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("L21 a fault while publishing leads to the right one of retry, refuse and read again")
    void publishesOnceWhateverHappens(Destination destination) throws Exception {
        List<String> pairs = new ArrayList<>();
        try (FaultyDestination at = destination.place.in(Files.createDirectories(directory.resolve("at")))) {
            for (Fault fault : Fault.values()) {
                pairs.add(fault + "\u2192" + tried(at, fault));
            }
        }
        System.out.println(pairs.size() + " faults at " + destination + ": " + pairs);
    }

    /** @return what it leads to: read again, refuse or retry */
    private static String tried(FaultyDestination at, Fault fault) throws Exception {
        int number = fault.ordinal() + 1;
        Trial trial = at.trial(number, fault == Fault.HANG ? at.shortest() : PATIENCE);
        at.proxy().fail(fault);
        String first = attempt(trial);
        assertThat(at.published(number)).as(first).isEqualTo(fault.isTaken() ? 1 : 0);
        at.proxy().mend();
        assertThat(first).as("%s", fault).matches(Pattern.compile(expected(fault), Pattern.DOTALL));

        assertThat(attempt(trial)).as("mended after %s", fault).isEqualTo(fault.isTaken() ? "ALREADY_DONE" : "APPLIED");
        assertThat(at.published(number)).as("%s", fault).isEqualTo(1);
        return fault.isTaken() ? "read again" : fault == Fault.FORBIDDEN ? "refuse" : "retry";
    }

    private static String expected(Fault fault) {
        return switch (fault) {
            case RESET_AFTER, BAD_GATEWAY_AFTER -> "APPLIED";
            case FORBIDDEN -> "unavailable: .*403.*credential.*permission.*";
            case SERVER_ERROR -> "unavailable: .*\\b500\\b.*";
            case TOO_MANY_REQUESTS -> "unavailable: .*\\b429\\b.*";
            case BAD_GATEWAY_BEFORE -> "unavailable: .*\\b502\\b.*";
            case RESET_BEFORE ->
                "unavailable: .*(ECONNRESET|socket hang up|Empty reply|no bytes|RemoteDisconnected|aborted).*";
            case HANG -> "unavailable: .*(did not end within|no complete answer).*";
        };
    }

    private static String attempt(Trial trial) throws InterruptedException {
        try {
            ActionResult result = trial.publish();
            return result.status() == Status.FAILED || result.status() == Status.REFUSED
                    ? result.status() + ": " + result.reason()
                    : result.status().toString();
        } catch (PortUnavailable e) {
            return "unavailable: " + e.getMessage();
        }
    }
}
