package io.jenkins.plugins.aegis.run;

import io.jenkins.plugins.aegis.audit.FindingHistory;
import io.jenkins.plugins.aegis.audit.FindingRecord;
import io.jenkins.plugins.aegis.audit.FindingRecord.WaiverRecord;
import io.jenkins.plugins.aegis.audit.Tone;
import io.jenkins.plugins.aegis.rule.Explanation;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.function.Function;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A finding as it is shown. */
@ExportedBean(defaultVisibility = 999)
public final class FindingRow {
    private final FindingRecord finding;
    private final boolean gone;

    FindingRow(FindingHistory history) {
        this.finding = history.finding();
        this.gone = history.gone().isPresent();
    }

    @Exported
    public String getRule() {
        return Wording.recorded(finding.id());
    }

    @Exported
    public String getSeverity() {
        return Wording.recorded(finding.severity());
    }

    @Exported
    public String getMessage() {
        return Wording.recorded(finding.message());
    }

    @Exported
    public String getRemedy() {
        return Wording.recorded(finding.remedy());
    }

    /** {@code STANDS}, {@code ACCEPTED}, or {@code GONE} if a later run of the step no longer had it. */
    @Exported
    public String getStanding() {
        if (finding.waiver().isPresent()) {
            return "ACCEPTED";
        }
        return gone ? "GONE" : "STANDS";
    }

    /** Who accepted it; empty if nobody did. */
    @Exported
    public String getAcceptedBy() {
        return finding.waiver().map(WaiverRecord::by).map(Wording::recorded).orElse("");
    }

    /** Why it was accepted; empty if it was not. */
    @Exported
    public String getReason() {
        return finding.waiver().map(WaiverRecord::reason).map(Wording::recorded).orElse("");
    }

    /** What a finding of the rule says; empty for a rule that this version of the plugin does not know. */
    public String getMeaning() {
        return explained(Explanation::meaning);
    }

    /** Why the rule exists; empty as above. */
    public String getWhy() {
        return explained(Explanation::reason);
    }

    /** What to do about any finding of the rule; empty as above. */
    public String getFix() {
        return explained(Explanation::fix);
    }

    private String explained(Function<Explanation, String> part) {
        return Rule.ofId(finding.id())
                .map(Explanation::of)
                .map(part)
                .map(text -> text.replace("`", ""))
                .orElse("");
    }

    public String getSeverityWord() {
        return Wording.status(finding.severity());
    }

    public String getStandingWord() {
        return Wording.status(getStanding());
    }

    /** That of the severity while the finding stands; what is accepted or gone asks for nothing any more. */
    public String getTone() {
        return getStanding().equals("STANDS") ? Tone.of(finding.severity()).css() : Tone.IDLE.css();
    }
}
