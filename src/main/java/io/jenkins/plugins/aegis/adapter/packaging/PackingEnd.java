package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the making of a channel's package ended.
 *
 * @param failure why there is none; empty if there is
 */
record PackingEnd(String channel, Optional<BuiltPackage> built, Optional<Exception> failure) {
    static PackingEnd made(BuiltPackage built) {
        return new PackingEnd(built.channel(), Optional.of(built), Optional.empty());
    }

    static PackingEnd failed(String channel, Exception failure) {
        return new PackingEnd(channel, Optional.empty(), Optional.of(failure));
    }

    boolean succeeded() {
        return built.isPresent();
    }

    /** Tells every failure with the name of its channel, the first one first. */
    static void requireAll(Collection<PackingEnd> ends) throws PortUnavailable {
        List<Exception> failures = new ArrayList<>();
        ends.forEach(end -> end.failure().ifPresent(failures::add));
        if (failures.isEmpty()) {
            return;
        }
        String told = ends.stream()
                .filter(end -> !end.succeeded())
                .map(end -> "channel " + end.channel() + ": "
                        + end.failure().orElseThrow().getMessage())
                .collect(Collectors.joining("\n"));
        PortUnavailable failed = new PortUnavailable(told, failures.get(0));
        failures.stream().skip(1).forEach(failed::addSuppressed);
        throw failed;
    }
}
