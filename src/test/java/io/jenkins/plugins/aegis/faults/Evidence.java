package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.OperationRunner;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.effect.PortEffects;
import io.jenkins.plugins.aegis.plan.Effects;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Canaries;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.InMemoryAuditBook;
import io.jenkins.plugins.aegis.testing.RecordingConsole;
import io.jenkins.plugins.aegis.testing.Requests;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a step of a release shows and keeps while a pair is tried: each observation and each action is one of a step that is
 * run as on Jenkins, with its log, its audit, its failure, and the command lines of what it starts.
 */
final class Evidence {
    private static final String STEP = "aegisPair";

    private record Shown(String place, String text) {}

    private final List<Shown> shown = new CopyOnWriteArrayList<>();
    private final List<Command> commands = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    void started(Command command) {
        commands.add(command);
    }

    /** A line of a program in the log of the build. */
    void printed(String line) {
        shown.add(new Shown("log", line));
    }

    /** Has a step look at the fact; one that is not known refuses it. */
    Outcome read(Observed<?> fact) throws InterruptedException {
        run(
                new FakePorts(),
                new PortEffects(new FakePorts()),
                new Once<>(
                        fact.isUnknown()
                                ? new Plan.Builder()
                                        .find(Finding.unknown(Rule.ONE_RELEASE_PR, fact))
                                        .build()
                                : new Plan.Builder()
                                        .settled("Observation", "observe", fact.toString())
                                        .build()));
        return Outcome.of(fact);
    }

    /** Has a step carry the action out. */
    Outcome perform(ReleaseAction action, ReleasePorts ports) throws InterruptedException {
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        Effects real = new PortEffects(ports);
        Effects noting = (Effects) Proxy.newProxyInstance(
                Effects.class.getClassLoader(), new Class<?>[] {Effects.class}, (proxy, method, given) -> {
                    try {
                        Object result = method.invoke(real, given);
                        outcome.set(Outcome.of((io.jenkins.plugins.aegis.plan.ActionResult) result));
                        return result;
                    } catch (InvocationTargetException e) {
                        if (e.getCause() instanceof PortUnavailable) {
                            outcome.set(new Outcome(
                                    Outcome.Kind.UNAVAILABLE, e.getCause().getMessage()));
                            failures.add(e.getCause());
                        }
                        throw e.getCause();
                    }
                });
        run(ports, noting, new Once<>(new Plan.Builder().act(action).build()));
        return outcome.get();
    }

    private void run(ReleasePorts ports, Effects effects, Operation<?> operation) throws InterruptedException {
        try {
            new OperationRunner(STEP, Requests.of("1.2.3"), ports, effects).run(operation);
        } catch (ReleaseRefused | PortUnavailable e) {
            failures.add(e);
        }
        ((InMemoryAuditBook) ports.audit())
                .events(AuditEvent.class)
                .forEach(event -> shown.add(new Shown("audit", event.toString())));
        shown.add(new Shown("console", ((RecordingConsole) ports.console()).text()));
    }

    /** Looks for them in all of it. */
    void search(Canaries canaries) {
        shown.forEach(each -> canaries.search(each.place(), each.text()));
        canaries.search(commands);
        failures.forEach(canaries::search);
    }

    /** A plan that is decided on once; looking again finds nothing left to do. */
    private static final class Once<F> implements Operation<F> {
        private final Plan plan;
        private final AtomicBoolean decided = new AtomicBoolean();

        Once(Plan plan) {
            this.plan = plan;
        }

        @Override
        public F observe(ReleasePorts ports) {
            return null;
        }

        @Override
        public Plan decide(F facts) {
            return decided.getAndSet(true) ? new Plan.Builder().build() : plan;
        }
    }
}
