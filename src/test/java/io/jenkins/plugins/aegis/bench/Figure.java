package io.jenkins.plugins.aegis.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * One measured or counted thing.
 *
 * @param target number of the target that it belongs to, as in docs/performance.md; 0 for none
 * @param size what it was measured on
 * @param value the figure that the target is about
 * @param limit the most that it may be; empty where the figure is only told
 * @param detail medians with their spread, or what was counted
 */
record Figure(int target, String name, String size, double value, Optional<Double> limit, String detail) {
    static Figure of(int target, String name, Object size, double value, double limit, String detail) {
        return new Figure(target, name, size.toString(), value, Optional.of(limit), detail);
    }

    static Figure told(int target, String name, Object size, double value, String detail) {
        return new Figure(target, name, size.toString(), value, Optional.empty(), detail);
    }

    boolean isMet() {
        return limit.isEmpty() || value <= limit.get();
    }

    String verdict() {
        return limit.isEmpty() ? "" : isMet() ? "met" : "NOT MET";
    }

    /** Of its target. */
    String number() {
        return target == 0 ? "–" : Integer.toString(target);
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%s  %-44s %9s %9s  %-8s %s",
                number(),
                name,
                number(value),
                limit.map(Figure::number).orElse(""),
                verdict(),
                size + "; " + detail);
    }

    static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
