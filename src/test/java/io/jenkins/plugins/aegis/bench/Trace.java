package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.bench.Span.Kind;
import io.jenkins.plugins.aegis.port.ArtifactStore;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.AuditBook;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.rehearsal.RehearsalHooks;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageInfo;
import io.jenkins.plugins.aegis.wiring.ReleaseWiring;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes when each command, upload, question, and event of a release began and ended. */
final class Trace implements RehearsalHooks, PipelineListener {
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private volatile String step = "";
    private volatile long opening;

    @Override
    public void stepStarted(StageInfo stage, String name, int line) {
        step = name;
    }

    @Override
    public void stepFinished(StageInfo stage, String name, Duration took, Optional<Throwable> failure) {
        long now = System.nanoTime();
        spans.add(new Span(name, Kind.STEP, name, stage.name(), now - took.toNanos(), now));
    }

    /** All of them, in the order of their ends. */
    List<Span> spans() {
        return List.copyOf(spans);
    }

    @Override
    public CommandRunner commands(CommandRunner real) {
        opening = System.nanoTime();
        return command -> {
            String program = command.arguments().get(0);
            Kind kind = program.equals("git") ? Kind.GIT : Kind.TOOL;
            long start = System.nanoTime();
            try {
                return real.run(command);
            } finally {
                note(kind, command.toString(), command.directory(), start);
            }
        };
    }

    @Override
    public ReleaseWiring.Opened ports(ReleaseWiring.Opened real) {
        // Of all ports, the log is what takes time to open: it is read from its beginning.
        note(Kind.AUDIT, "open", "", opening);
        return through(ReleaseWiring.Opened.class, real, (method, given, call) -> {
            Object answer = call.call();
            if (answer instanceof Forge forge) {
                return through(Forge.class, forge, (asked, of, ask) -> forge(asked, of, ask));
            }
            if (answer instanceof PackageChannel channel) {
                return through(PackageChannel.class, channel, (asked, of, ask) -> channel(asked, of, ask));
            }
            if (answer instanceof AuditBook audit) {
                return through(AuditBook.class, audit, timing(Kind.AUDIT));
            }
            if (answer instanceof ArtifactStore artifacts) {
                return through(ArtifactStore.class, artifacts, timing(Kind.ARTIFACTS));
            }
            if (answer instanceof Attestor attestor) {
                return through(Attestor.class, attestor, timing(Kind.ATTESTATION));
            }
            return answer;
        });
    }

    private Between timing(Kind kind) {
        return (method, given, call) -> timed(kind, method.getName(), "", call);
    }

    private Object forge(Method method, Object[] given, Callable<Object> call) throws Exception {
        boolean upload = method.getName().equals("attach");
        return timed(upload ? Kind.UPLOAD : Kind.FORGE, method.getName(), upload ? (String) given[1] : "", call);
    }

    private Object channel(Method method, Object[] given, Callable<Object> call) throws Exception {
        return switch (method.getName()) {
            case "publish" ->
                timed(Kind.UPLOAD, method.getName(), ((Upload) given[0]).built().channel(), call);
            // No questions: they say where something is, or what the next question is for.
            case "location", "expectAbsence", "listsApart" -> call.call();
            default -> timed(Kind.REGISTRY, method.getName(), (String) given[0], call);
        };
    }

    private Object timed(Kind kind, String what, String where, Callable<Object> call) throws Exception {
        long start = System.nanoTime();
        try {
            return call.call();
        } finally {
            note(kind, what, where, start);
        }
    }

    private void note(Kind kind, String what, String where, long start) {
        spans.add(new Span(step, kind, what, where, start, System.nanoTime()));
    }

    /** What stands between a port and those who call it. */
    @FunctionalInterface
    interface Between {
        Object call(Method method, Object[] given, Callable<Object> call) throws Exception;
    }

    /** The port with something between. */
    static <T> T through(Class<T> port, T real, Between between) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, given) -> between.call(method, given, () -> invoke(real, method, given))));
    }

    private static Object invoke(Object real, Method method, Object... given) throws Exception {
        try {
            return method.invoke(real, given);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw (Error) e.getCause();
        }
    }
}
