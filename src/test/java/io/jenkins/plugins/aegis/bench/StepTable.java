package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.bench.Span.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What each step of a run was made of, for people: a line for each, and below it all that it was made of. */
record StepTable(List<Span> spans, long start, long end) {
    private static final int LONGEST = 150;

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner("\n", "", "\n");
        text.add(String.format(
                Locale.ROOT, "the whole %.0f ms: %s", (end - start) / 1e6, Profile.of(spans, start, end)));
        spans.stream()
                .filter(span -> span.kind() == Kind.STEP)
                .sorted(Comparator.comparingLong(Span::start))
                .forEach(step -> describe(step, text));
        return text.toString();
    }

    private void describe(Span step, StringJoiner text) {
        List<Span> within = spans.stream()
                .filter(span -> span.kind() != Kind.STEP && span.start() >= step.start() && span.end() <= step.end())
                .sorted(Comparator.comparingLong(Span::start))
                .toList();
        text.add("");
        text.add(String.format(
                Locale.ROOT,
                "%s %.0f ms: %s",
                step.what(),
                step.nanoseconds() / 1e6,
                Profile.of(within, step.start(), step.end()).text("the rest")));
        within.forEach(span -> text.add(String.format(
                Locale.ROOT,
                "  +%4.0f %6.1f  %s",
                (span.start() - step.start()) / 1e6,
                span.nanoseconds() / 1e6,
                shortened(span.kind() + " " + span.what()))));
    }

    private static String shortened(String line) {
        String first = line.replaceAll("\\s+", " ");
        return first.length() <= LONGEST ? first : first.substring(0, LONGEST) + " …";
    }
}
