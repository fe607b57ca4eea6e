package io.jenkins.plugins.aegis.audit;

import io.jenkins.plugins.aegis.audit.AuditEvent.PlanDecided;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A finding over the runs of its step.
 *
 * @param seq the last event that has it
 * @param gone the step's later event that no longer has it
 */
public record FindingHistory(String step, FindingRecord finding, long seq, OptionalLong gone) {

    static List<FindingHistory> of(List<AuditRecord> records) {
        Map<List<String>, FindingHistory> found = new LinkedHashMap<>();
        Map<String, Long> latestPlan = new HashMap<>();
        for (AuditRecord entry : records) {
            if (entry.event() instanceof PlanDecided plan) {
                latestPlan.put(plan.step(), entry.seq());
                plan.findings()
                        .forEach(finding -> found.put(
                                List.of(plan.step(), finding.id(), finding.message()),
                                new FindingHistory(plan.step(), finding, entry.seq(), OptionalLong.empty())));
            }
        }
        List<FindingHistory> findings = new ArrayList<>();
        found.values().forEach(finding -> findings.add(finding.asOf(latestPlan.get(finding.step()))));
        return findings;
    }

    private FindingHistory asOf(long latestPlan) {
        return latestPlan == seq ? this : new FindingHistory(step, finding, seq, OptionalLong.of(latestPlan));
    }
}
