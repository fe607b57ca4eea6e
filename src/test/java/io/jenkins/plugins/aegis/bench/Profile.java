package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.bench.Span.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Where the time of a release went: each moment is accounted to one kind of what was going on then. */
record Profile(Map<Kind, Double> milliseconds, double whole, int gitProcesses) {
    static Profile of(List<Span> spans, long start, long end) {
        TreeSet<Long> edges = new TreeSet<>(List.of(start, end));
        spans.forEach(span -> edges.addAll(List.of(span.start(), span.end())));
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
        return new Profile(sums, (end - start) / 1e6, (int)
                spans.stream().filter(span -> span.kind() == Kind.GIT).count());
    }

    /** For people; what is in no step is the pipeline's own. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ");
        double known = 0;
        for (Map.Entry<Kind, Double> each : milliseconds.entrySet()) {
            known += each.getValue();
            String of = each.getKey() == Kind.GIT ? " (" + gitProcesses + " processes)" : "";
            text.add(String.format(Locale.ROOT, "%s%s %.0f", each.getKey().title(), of, each.getValue()));
        }
        return text.add(String.format(Locale.ROOT, "the pipeline %.0f ms", whole - known))
                .toString();
    }
}
