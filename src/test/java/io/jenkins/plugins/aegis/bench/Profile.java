package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.bench.Span.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * Where the time of a release went: each moment is accounted to one kind of what was going on then.
 *
 * @param counts how many there were of each kind
 */
record Profile(Map<Kind, Double> milliseconds, Map<Kind, Integer> counts, double whole) {
    static Profile of(List<Span> spans, long start, long end) {
        TreeSet<Long> edges = new TreeSet<>(List.of(start, end));
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        spans.forEach(span -> {
            edges.addAll(List.of(span.start(), span.end()));
            counts.merge(span.kind(), 1, Integer::sum);
        });
        Map<Kind, Double> sums = new EnumMap<>(Kind.class);
        List<Long> moments = new ArrayList<>(edges);
        for (int i = 0; i + 1 < moments.size(); i++) {
            long from = moments.get(i);
            long to = moments.get(i + 1);
            spans.stream()
                    .filter(span -> span.start() <= from && span.end() >= to)
                    .map(Span::kind)
                    .min(Kind::compareTo)
                    .ifPresent(kind -> sums.merge(kind, (to - from) / 1e6, Double::sum));
        }
        return new Profile(sums, counts, (end - start) / 1e6);
    }

    int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** For people; what is in no step is the pipeline's own. */
    @Override
    public String toString() {
        return text("the pipeline");
    }

    /** @param rest what time is that belongs to no kind */
    String text(String rest) {
        StringJoiner text = new StringJoiner(", ");
        double known = 0;
        for (Map.Entry<Kind, Double> each : milliseconds.entrySet()) {
            known += each.getValue();
            text.add(String.format(
                    Locale.ROOT, "%s (%d) %.0f", each.getKey().title(), counts.get(each.getKey()), each.getValue()));
        }
        return text.add(String.format(Locale.ROOT, "%s %.0f ms", rest, whole - known))
                .toString();
    }
}
