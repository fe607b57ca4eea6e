package io.jenkins.plugins.aegis.rehearsal.history;

import io.jenkins.plugins.aegis.operation.history.HistoryVerdict;
import io.jenkins.plugins.aegis.operation.history.JudgedTag;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The findings below the table, by rule: what it demands, who breaks it how, and once what to do about it. */
final class HistoryFindings {
    private static final String ANY_TAG = "<tag>";

    private record Heading(Severity severity, Rule rule) implements Comparable<Heading> {
        @Override
        public int compareTo(Heading other) {
            return severity == other.severity ? rule.compareTo(other.rule) : severity.compareTo(other.severity);
        }

        @Override
        public String toString() {
            return rule.id() + (severity == Severity.BLOCKER ? " " : " note: ") + rule.demand();
        }
    }

    private record Said(String tag, Finding finding) {
        /** The same for all tags of which the same is said. */
        String pattern() {
            return tag.isEmpty() ? finding.message() : finding.message().replace(tag, ANY_TAG);
        }
    }

    private HistoryFindings() {}

    /** Failures first, then notes. */
    static List<String> lines(HistoryVerdict verdict) {
        Map<Heading, List<Said>> sorted = new TreeMap<>();
        verdict.general().forEach(finding -> sort(sorted, new Said("", finding)));
        for (JudgedTag tag : verdict.tags()) {
            tag.findings().forEach(finding -> sort(sorted, new Said(tag.tag().name(), finding)));
        }
        List<String> lines = new ArrayList<>();
        sorted.forEach((heading, said) -> {
            lines.add("");
            lines.add(heading.toString());
            by(said, each -> each.finding().remedy()).forEach((remedy, those) -> {
                by(those, Said::pattern).forEach((pattern, alike) -> lines.addAll(message(pattern, alike)));
                lines.add("    → " + remedy);
            });
        });
        return lines;
    }

    private static void sort(Map<Heading, List<Said>> sorted, Said said) {
        Heading heading = new Heading(said.finding().severity(), said.finding().rule());
        sorted.computeIfAbsent(heading, each -> new ArrayList<>()).add(said);
    }

    private static Map<String, List<Said>> by(List<Said> said, Function<Said, String> key) {
        Map<String, List<Said>> groups = new LinkedHashMap<>();
        said.forEach(each -> groups.computeIfAbsent(key.apply(each), group -> new ArrayList<>())
                .add(each));
        return groups;
    }

    /** What is said of several tags is said once. */
    private static List<String> message(String pattern, List<Said> alike) {
        if (alike.size() == 1) {
            return List.of("  " + alike.get(0).finding().message());
        }
        return List.of(
                "  " + pattern,
                "    " + String.join(", ", alike.stream().map(Said::tag).toList()));
    }
}
