package io.jenkins.plugins.aegis.rehearsal.history;

import io.jenkins.plugins.aegis.operation.history.HistoryVerdict;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The findings below the table, by rule: what it demands, who breaks it, and once what to do about it. */
final class HistoryFindings {
    private record Kind(Severity severity, Rule rule) {}

    private HistoryFindings() {}

    /** Failures first, then notes. */
    static List<String> lines(HistoryVerdict verdict) {
        Map<Severity, Map<Rule, List<Finding>>> sorted = new TreeMap<>();
        verdict.findings().forEach(finding -> sorted.computeIfAbsent(finding.severity(), severity -> new TreeMap<>())
                .computeIfAbsent(finding.rule(), rule -> new ArrayList<>())
                .add(finding));
        List<String> lines = new ArrayList<>();
        sorted.forEach((severity, rules) ->
                rules.forEach((rule, findings) -> lines.addAll(block(new Kind(severity, rule), findings))));
        return lines;
    }

    private static List<String> block(Kind kind, List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(kind.rule().id()
                + (kind.severity() == Severity.BLOCKER ? " " : " note: ")
                + kind.rule().demand());
        Map<String, List<String>> messages = new LinkedHashMap<>();
        findings.forEach(finding -> messages.computeIfAbsent(finding.remedy(), remedy -> new ArrayList<>())
                .add(finding.message()));
        messages.forEach((remedy, those) -> {
            those.forEach(message -> lines.add("  " + message));
            lines.add("    → " + remedy);
        });
        return lines;
    }
}
