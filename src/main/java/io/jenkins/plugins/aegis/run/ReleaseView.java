package io.jenkins.plugins.aegis.run;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditEvent.MergeRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.audit.ReleaseStory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A release as the page shows it and the remote API exports it, made from its log alone. */
@ExportedBean
public final class ReleaseView {
    private final ReleaseStory story;
    private final boolean building;
    private final boolean asNoted;

    /** @param asNoted whether the log has the end that was noted down with the build */
    ReleaseView(ReleaseStory story, boolean building, boolean asNoted) {
        this.story = story;
        this.building = building;
        this.asNoted = asNoted;
    }

    @Exported
    public String getVersion() {
        return Wording.recorded(story.version());
    }

    @Exported
    public ReleaseState getState() {
        return asNoted ? ReleaseState.of(story).seenFrom(building) : ReleaseState.UNTRUSTED;
    }

    public String getStateWord() {
        return Wording.status(getState().name());
    }

    public String getTone() {
        return getState().tone().css();
    }

    @Exported
    public String getCommit() {
        return Wording.recorded(story.commit());
    }

    @Exported
    public String getTag() {
        return Wording.recorded(story.tag());
    }

    /** Who asked for the release; empty before the first step. */
    @Exported
    public String getRequester() {
        return story.records().stream()
                .map(AuditRecord::event)
                .filter(StepStarted.class::isInstance)
                .map(event -> ((StepStarted) event).request().getOrDefault("requester", ""))
                .filter(name -> !name.isBlank())
                .findFirst()
                .map(Wording::recorded)
                .orElse("");
    }

    @Exported
    public Date getStarted() {
        return story.first().map(AuditRecord::at).map(Date::from).orElse(null);
    }

    @Exported
    public Date getLatest() {
        return story.latest().map(AuditRecord::at).map(Date::from).orElse(null);
    }

    /** From the first event to the last, in milliseconds; 0 where the clock went back. */
    @Exported
    public long getDuration() {
        Instant first = story.first().map(AuditRecord::at).orElse(Instant.EPOCH);
        Instant latest = story.latest().map(AuditRecord::at).orElse(Instant.EPOCH);
        return Math.max(0, Duration.between(first, latest).toMillis());
    }

    @Exported
    public List<StageRow> getStages() {
        return story.stages().stream()
                .map(stage -> StageRow.of(stage, building))
                .toList();
    }

    /** Those that stand come first. */
    @Exported
    public List<FindingRow> getFindings() {
        List<String> order = List.of("STANDS", "ACCEPTED", "GONE");
        return story.findings().stream()
                .map(FindingRow::new)
                .sorted(Comparator.comparing(row -> order.indexOf(row.getStanding())))
                .toList();
    }

    @Exported
    public List<ChannelRow> getChannels() {
        return story.channels().stream().map(ChannelRow::of).toList();
    }

    @Exported
    public List<DecisionRow> getDecisions() {
        return story.approvals().stream().flatMap(DecisionRow::of).toList();
    }

    /** What the last go/no-go is about; empty before it is asked for. */
    @Exported
    public List<AskedPart> getAsked() {
        return story.records().stream()
                .map(AuditRecord::event)
                .filter(AuditEvent.ApprovalRequested.class::isInstance)
                .map(AuditEvent.ApprovalRequested.class::cast)
                .reduce((earlier, later) -> later)
                .map(asked -> asked.subject().entrySet().stream()
                        .map(part -> new AskedPart(Wording.recorded(part.getKey()), Wording.recorded(part.getValue())))
                        .toList())
                .orElse(List.of());
    }

    @Exported
    public List<EventRow> getEvents() {
        return story.records().stream().map(EventRow::of).toList();
    }

    /** Whether the log is, byte for byte, what was written, and reaches at least as far as was noted. */
    @Exported
    public boolean isIntact() {
        return asNoted && story.verdict().intact();
    }

    /** What the verifier says, in one sentence. */
    @Exported
    public String getVerdict() {
        String verdict = story.verdict().summary();
        return Wording.recorded(
                asNoted ? verdict : verdict + " It does not have the last event that was noted with this build.");
    }

    public List<String> getNotes() {
        return story.verdict().notes().stream().map(Wording::recorded).toList();
    }

    /** The artifacts of the release below the directory of its job. */
    ReleaseFiles files(Path job) {
        return new ReleaseFiles(job, story);
    }

    /** Whether people are asked for the go/no-go right now. */
    public boolean isAwaitingApproval() {
        return getState() == ReleaseState.AWAITING_APPROVAL;
    }

    /** Address of the pull request that people are asked to merge right now; empty if none, or if it is no web address. */
    public String getAwaitedMerge() {
        return Optional.of(getState())
                .filter(state -> state == ReleaseState.AWAITING_MERGE)
                .flatMap(state -> story.awaitedMerge())
                .map(MergeRequested::url)
                .filter(Links::isWeb)
                .orElse("");
    }
}
