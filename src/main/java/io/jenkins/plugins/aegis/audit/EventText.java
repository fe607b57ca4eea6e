package io.jenkins.plugins.aegis.audit;

import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRejected;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.ArtifactBuilt;
import io.jenkins.plugins.aegis.audit.AuditEvent.ChannelObserved;
import io.jenkins.plugins.aegis.audit.AuditEvent.CheckFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectIntended;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectSettled;
import io.jenkins.plugins.aegis.audit.AuditEvent.FurtherApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.MergeRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.PlanDecided;
import io.jenkins.plugins.aegis.audit.AuditEvent.ReleaseFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import io.jenkins.plugins.aegis.audit.AuditEvent.TagPushed;
import io.jenkins.plugins.aegis.audit.AuditEvent.TornTailSetAside;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An event as one sentence for people. */
public final class EventText {
    private EventText() {}

    /** The sentence; its parts are as they were recorded. */
    public static String of(AuditEvent event) {
        if (event instanceof StepStarted e) {
            return Stages.label(e.step()) + (e.version().isEmpty() ? "" : " for " + e.version());
        } else if (event instanceof PlanDecided e) {
            return Stages.label(e.step()) + ": " + plan(e.findings(), e.actions());
        } else if (event instanceof EffectIntended e) {
            return e.description();
        } else if (event instanceof EffectSettled e) {
            return join(e.description(), e.reason());
        } else if (event instanceof StepFinished e) {
            return Stages.label(e.step()) + ": " + join(e.outcome(), e.summary());
        }
        return ofTheRelease(event);
    }

    private static String ofTheRelease(AuditEvent event) {
        if (event instanceof ArtifactBuilt e) {
            return e.name();
        } else if (event instanceof CheckFinished e) {
            return join(e.check() + " " + e.outcome().toLowerCase(Locale.ROOT), e.summary());
        } else if (event instanceof TagPushed e) {
            return e.tag() + " is object " + e.object() + " on " + e.commit();
        } else if (event instanceof MergeRequested e) {
            return e.number() == 0
                    ? "Nothing is left to merge of the " + e.purpose() + " pull request"
                    : "To be merged by a person: " + e.purpose() + " pull request #" + e.number();
        } else if (event instanceof ApprovalRequested e) {
            return "Go or no-go for " + e.version() + " at " + e.commit();
        } else if (event instanceof FurtherApprovalRequested e) {
            return join(e.question(), e.why());
        } else if (event instanceof ApprovalGranted e) {
            return join(e.approver() + ", " + (e.right().isEmpty() ? "without any right" : e.right()), e.reason());
        } else if (event instanceof ApprovalRejected e) {
            return join(e.approver(), e.right(), e.reason());
        } else if (event instanceof ChannelObserved e) {
            return e.channel() + ": " + join(e.state(), e.coordinate());
        } else if (event instanceof ReleaseFinished e) {
            return join(e.outcome(), e.summary());
        } else if (event instanceof TornTailSetAside e) {
            return "A crash left " + e.bytes() + " bytes of a line; they are kept beside the log";
        }
        return "of a kind that this version does not know";
    }

    private static String plan(List<FindingRecord> findings, List<String> actions) {
        String found = findings.isEmpty() ? "no findings" : count(findings.size(), "finding");
        return actions.isEmpty() ? found + ", nothing to do" : found + ", " + count(actions.size(), "action");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String join(String... parts) {
        return String.join(" · ", Stream.of(parts).filter(p -> !p.isBlank()).toList());
    }
}
