package io.jenkins.plugins.aegis.operation.history;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.FindingRecord;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Waiver;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.drift.PushedTags;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges all version tags, of no release in particular; changes nothing.
 *
 * @param step function name of the pipeline step, for log and audit
 * @param branch the production branch, where it is not the descriptor's
 * @param waivers findings that are accepted, by the id of their rule
 */
public record AuditHistory(String step, Optional<String> branch, List<Waiver> waivers) {
    public AuditHistory {
        waivers = List.copyOf(waivers);
    }

    /**
     * Shows the table and what is accepted, and records both findings and outcome.
     *
     * @throws ReleaseRefused if a tag does not conform, or could not be judged, and nobody accepts it
     */
    public HistoryVerdict run(ReleasePorts ports) throws ReleaseRefused, InterruptedException {
        ports.audit().append(new AuditEvent.StepStarted(step, "", requested(ports)));
        HistoryFacts facts = HistoryFacts.observe(ports.git(), branch);
        HistoryVerdict history = HistoryPlanner.judge(facts);
        List<Finding> findings = new ArrayList<>(history.findings());
        PushedTags pushed = new PushedTags(ports.build().tagsPushedEarlier());
        facts.snapshot().asOptional().ifPresent(refs -> findings.addAll(pushed.check(refs)));
        HistoryTable table = new HistoryTable(history);
        table.lines().forEach(ports.console()::line);
        Verdict verdict = new Verdict(findings, waivers);
        ports.audit()
                .append(new AuditEvent.PlanDecided(
                        step,
                        verdict.findings().stream()
                                .map(finding -> record(verdict, finding))
                                .toList(),
                        List.of(),
                        Digest.sha256("").hex()));
        verdict.accepted().forEach(finding -> ports.console().line(accepted(verdict, finding)));
        String sum = table.sum();
        if (!verdict.blocking().isEmpty()) {
            ports.audit().append(new AuditEvent.StepFinished(step, "REFUSED", sum));
            throw new ReleaseRefused(step, verdict.blocking());
        }
        ports.audit().append(new AuditEvent.StepFinished(step, "PASSED", sum));
        return history;
    }

    private Map<String, String> requested(ReleasePorts ports) {
        Map<String, String> requested = new TreeMap<>();
        requested.put("requester", ports.build().requester());
        requested.put("branch", branch.orElse(""));
        waivers.forEach(waiver -> requested.put("accept " + waiver.ruleId(), waiver.reason()));
        return requested;
    }

    private static String accepted(Verdict verdict, Finding finding) {
        String how = verdict.waiverOf(finding)
                .map(waiver -> "accepted by " + waiver.by() + " (" + waiver.reason() + ")")
                .orElse("note");
        return finding.rule().id() + " " + how + ": " + finding.message();
    }

    private static FindingRecord record(Verdict verdict, Finding finding) {
        FindingRecord record =
                new FindingRecord(finding.rule().id(), finding.severity().name(), finding.message(), finding.remedy());
        return verdict.waiverOf(finding)
                .map(waiver -> record.waived(waiver.reason(), waiver.by()))
                .orElse(record);
    }
}
