package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** What goes wrong between a fake and its caller, and what was asked of the fake; calls go by method name. */
final class Interference {
    private final Map<String, String> unknown = new HashMap<>();
    private final Map<String, String> unknownOnce = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private final Map<String, String> lostAnswers = new HashMap<>();
    private final List<String> reads = new CopyOnWriteArrayList<>();
    private final List<String> writes = new CopyOnWriteArrayList<>();

    /** A write that may fail. */
    @FunctionalInterface
    interface Write<T> {
        T apply() throws PortUnavailable;
    }

    void unknown(String method, String reason) {
        unknown.put(method, reason);
    }

    void unknownOnce(String method, String reason) {
        unknownOnce.put(method, reason);
    }

    void answering(String method) {
        unknown.remove(method);
    }

    void refuseOnce(String method, String reason) {
        refused.put(method, reason);
    }

    void loseAnswerOnce(String method, String reason) {
        lostAnswers.put(method, reason);
    }

    <T> Observed<T> read(String method, String source, Supplier<Optional<T>> state) {
        reads.add(source);
        String once = unknownOnce.remove(method);
        if (once != null) {
            return Observed.unknown(source, once);
        }
        if (unknown.containsKey(method)) {
            return Observed.unknown(source, unknown.get(method));
        }
        return state.get().map(value -> Observed.present(value, source)).orElseGet(() -> Observed.absent(source));
    }

    <T> T write(String method, String what, Write<T> effect) throws PortUnavailable {
        String refusal = refused.remove(method);
        if (refusal != null) {
            throw new PortUnavailable(what + ": " + refusal);
        }
        T done = effect.apply();
        writes.add(what);
        String lost = lostAnswers.remove(method);
        if (lost != null) {
            throw new PortUnavailable(what + ": " + lost);
        }
        return done;
    }

    List<String> reads() {
        return List.copyOf(reads);
    }

    List<String> writes() {
        return List.copyOf(writes);
    }
}
