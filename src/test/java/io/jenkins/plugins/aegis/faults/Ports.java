package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.config.Connections;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.wiring.ControllerConnections;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The ports of a build of which one is real, and programs that are not waited for. */
final class Ports {
    /** How much faster the time of programs goes: five minutes take four seconds. */
    private static final int HURRY = 75;

    private Ports() {}

    /** @param port name of the method that answers it */
    static ReleasePorts with(FakePorts fakes, String port, Object real) {
        return (ReleasePorts) Proxy.newProxyInstance(
                ReleasePorts.class.getClassLoader(),
                new Class<?>[] {ReleasePorts.class},
                (proxy, method, given) -> method.getName().equals(port) ? real : method.invoke(fakes, given));
    }

    interface Question {
        Connections.Answer ask(Connections connections, Line line) throws InterruptedException;
    }

    /** What the form of a connection says to the person before it, as soon as there is an answer. */
    static Trial tested(Question question) {
        return (line, patience) -> {
            Connections.Answer answer =
                    question.ask(new ControllerConnections(() -> HttpDownloads.within(patience)), line);
            return line.evidence()
                    .read(
                            answer.usable()
                                    ? Observed.present(answer.text(), "a form")
                                    : Observed.unknown("a form", answer.text()));
        };
    }

    /**
     * Runs programs. One that waits for an answer in vain is ended soon after its request came to grief, as if its time
     * were up; one that cannot make anything of its answer has its own time, of which a minute takes less than a second:
     * git waits for itself then.
     */
    static CommandRunner commands(Line line) {
        LocalCommandRunner runner = new LocalCommandRunner(Map.of(), line.evidence()::printed);
        return command -> {
            line.evidence().started(command);
            Optional<Fault> fault = line.fault();
            if (fault.filter(Fault::isSlow).isPresent()) {
                return ended(runner, command, line, Duration.ofMillis(500));
            }
            return fault.equals(Optional.of(Fault.CUT)) || fault.equals(Optional.of(Fault.BROKEN))
                    ? ended(runner, command, line, command.timeout().dividedBy(HURRY))
                    : runner.run(command);
        };
    }

    private static CommandRunner.Result ended(
            CommandRunner runner, CommandRunner.Command command, Line line, Duration grace)
            throws PortUnavailable, InterruptedException {
        CompletableFuture<CommandRunner.Result> result = new CompletableFuture<>();
        Thread program = new Thread(() -> {
            try {
                result.complete(runner.run(command));
            } catch (PortUnavailable | InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        int before = line.seen();
        program.start();
        while (!result.isDone() && line.seen() == before) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        program.join(grace.toMillis());
        program.interrupt();
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new PortUnavailable(command + " did not end within its time and was killed", e);
        }
    }
}
