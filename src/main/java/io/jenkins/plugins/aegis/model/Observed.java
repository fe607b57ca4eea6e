package io.jenkins.plugins.aegis.model;

import java.util.Optional;
import java.util.function.Function;

/**
 * A fact as it was observed: there, not there, or not known; with the place that was asked.
 *
 * <p>Absent means that the place itself said so. A timeout, a server error, a refused permission or a missing tool are
 * Unknown, and an Unknown never authorises a write.
 */
public sealed interface Observed<T> {
    /** Where it was observed, for people: a ref of the remote, a request to the forge, a registry. */
    String source();

    /** It is there. */
    record Present<T>(T value, String source) implements Observed<T> {}

    /** The source itself says that it is not there. */
    record Absent<T>(String source) implements Observed<T> {}

    /** Nothing can be said. */
    record Unknown<T>(String source, String reason) implements Observed<T> {}

    static <T> Observed<T> present(T value, String source) {
        return new Present<>(value, source);
    }

    static <T> Observed<T> absent(String source) {
        return new Absent<>(source);
    }

    static <T> Observed<T> unknown(String source, String reason) {
        return new Unknown<>(source, reason);
    }

    /** The value if it is there; empty for Absent and for Unknown, so ask {@link #isUnknown()} first. */
    default Optional<T> asOptional() {
        return this instanceof Present<T> present ? Optional.of(present.value()) : Optional.empty();
    }

    default boolean isUnknown() {
        return this instanceof Unknown;
    }

    default boolean isAbsent() {
        return this instanceof Absent;
    }

    /** Why nothing can be said; empty unless Unknown. */
    default Optional<String> unknownReason() {
        return this instanceof Unknown<T> unknown
                ? Optional.of(unknown.source() + ": " + unknown.reason())
                : Optional.empty();
    }

    default <R> Observed<R> map(Function<? super T, ? extends R> mapping) {
        return flatMap(value -> new Present<>(mapping.apply(value), source()));
    }

    default <R> Observed<R> flatMap(Function<? super T, Observed<R>> mapping) {
        if (this instanceof Present<T> present) {
            return mapping.apply(present.value());
        }
        if (this instanceof Unknown<T> unknown) {
            return new Unknown<>(unknown.source(), unknown.reason());
        }
        return new Absent<>(source());
    }
}
