package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.audit.AuditEvent.PlanDecided;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.audit.FindingRecord;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.Waiver;
import io.jenkins.plugins.aegis.operation.build.StoredBuild;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the approver is shown beside the subject: it is recorded, but does not follow from the commit alone. */
public final class ApprovalEvidence {
    /** Before the name of each part. */
    static final String PREFIX = "evidence ";

    private static final String ARTIFACT = PREFIX + "artifact ";
    private static final int LONGEST = 400;
    private static final int MOST_FINDINGS = 60;

    private ApprovalEvidence() {}

    /** Name and digest of the artifacts that were put to people. */
    public static SortedMap<String, String> artifacts(ApprovalFacts.Request asked) {
        SortedMap<String, String> artifacts = new TreeMap<>();
        asked.parts().forEach((part, digest) -> {
            if (part.startsWith(ARTIFACT)) {
                artifacts.put(part.substring(ARTIFACT.length()), digest);
            }
        });
        return artifacts;
    }

    static SortedMap<String, String> of(ReleaseRequest request, StoredBuild built, Background background) {
        SortedMap<String, String> evidence = new TreeMap<>();
        built.artifacts()
                .forEach(artifact -> evidence.put(
                        ARTIFACT + artifact.name(), artifact.sha256().toString()));
        for (Waiver waiver : request.waivers()) {
            evidence.put(PREFIX + "accepted " + waiver.ruleId(), waiver.reason() + " (" + waiver.by() + ")");
        }
        evidence.put(PREFIX + "requester", request.requester());
        background.since().parts().forEach((part, value) -> evidence.put(PREFIX + part, value));
        for (int i = 0; i < background.findings().size(); i++) {
            evidence.put(
                    String.format("%sfinding %02d", PREFIX, i + 1),
                    background.findings().get(i));
        }
        background
                .published()
                .parts(built.stored())
                .forEach((part, state) -> evidence.put(PREFIX + part, Printable.of(state, LONGEST)));
        return evidence;
    }

    /**
     * What this build found out before.
     *
     * @param findings that did not stop it, with who accepted them and why
     */
    public record Background(SinceLastRelease since, List<String> findings, PublishedPlaces published) {
        static Background of(SinceLastRelease since, List<AuditRecord> records, PublishedPlaces published) {
            Map<String, PlanDecided> plans = new LinkedHashMap<>();
            for (AuditRecord record : records) {
                if (record.event() instanceof PlanDecided plan && !plan.step().equals(RequestApproval.STEP)) {
                    plans.put(plan.step(), plan);
                }
            }
            return new Background(since, findings(plans), published);
        }

        private static List<String> findings(Map<String, PlanDecided> plans) {
            List<String> findings = new ArrayList<>();
            plans.forEach((step, plan) -> plan.findings()
                    .forEach(finding -> findings.add(Printable.of(step + ": " + text(finding), LONGEST))));
            if (findings.size() <= MOST_FINDINGS) {
                return findings;
            }
            List<String> shown = new ArrayList<>(findings.subList(0, MOST_FINDINGS));
            shown.add("and " + (findings.size() - MOST_FINDINGS) + " more, all in the release report");
            return shown;
        }

        private static String text(FindingRecord finding) {
            return finding.id() + " "
                    + finding.waiver()
                            .map(waiver -> "accepted by " + waiver.by() + " (" + waiver.reason() + ")")
                            .orElse(finding.severity())
                    + ": " + finding.message();
        }
    }
}
