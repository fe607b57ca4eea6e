package io.jenkins.plugins.aegis.run;

import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRejected;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.audit.ReleaseStory;
import io.jenkins.plugins.aegis.audit.Tone;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What lists and badges show of a release without reading its log. It is stored in {@code build.xml}, so it holds
 * strings and numbers only.
 *
 * <p>It also notes the end of the log: a log that no longer has that event was cut or rewritten since.
 */
final class ReleaseSummary {
    /** Raised when a field is added or changes its meaning; a summary of another format is made again from the log. */
    private static final int FORMAT = 1;

    private final int format;
    private final String version;
    private final String state;
    private final String commit;
    private final String tag;
    private final ArrayList<String> approvers;
    private final ArrayList<String> rejecters;
    private final TreeMap<String, String> channels;
    private final long events;
    private final String head;

    private ReleaseSummary(ReleaseStory story, ReleaseState state) {
        this.format = FORMAT;
        this.version = Wording.recorded(story.version());
        this.state = state.name();
        this.commit = Wording.recorded(story.commit());
        this.tag = Wording.recorded(story.tag());
        this.approvers = people(story, true);
        this.rejecters = people(story, false);
        this.channels = channels(story);
        this.events = story.verdict().events();
        this.head = story.verdict().head();
    }

    private ReleaseSummary(ReleaseSummary noted, ReleaseState state) {
        this.format = FORMAT;
        this.version = noted.version;
        this.state = state.name();
        this.commit = noted.commit;
        this.tag = noted.tag;
        this.approvers = noted.approvers;
        this.rejecters = noted.rejecters;
        this.channels = noted.channels;
        this.events = noted.events;
        this.head = noted.head;
    }

    static ReleaseSummary of(ReleaseStory story) {
        return new ReleaseSummary(story, ReleaseState.of(story));
    }

    /** This summary after the log went on, or was changed: then what had been noted is kept. */
    ReleaseSummary followedBy(ReleaseStory story) {
        return isHeldBy(story) ? of(story) : new ReleaseSummary(this, ReleaseState.UNTRUSTED);
    }

    /** Whether the log still has the event that was its last when this was noted. */
    boolean isHeldBy(ReleaseStory story) {
        return story.holds(events, head);
    }

    /** False for what an earlier or a later version of the plugin has stored. */
    boolean isCurrent() {
        return format == FORMAT && version != null && head != null;
    }

    private static ArrayList<String> people(ReleaseStory story, boolean approved) {
        Set<String> people = new LinkedHashSet<>();
        story.records().stream().map(AuditRecord::event).forEach(event -> {
            if (approved
                    && event instanceof ApprovalGranted granted
                    && !granted.right().isEmpty()) {
                people.add(Wording.recorded(granted.approver()));
            } else if (!approved && event instanceof ApprovalRejected rejected) {
                people.add(Wording.recorded(rejected.approver()));
            }
        });
        return new ArrayList<>(people);
    }

    /** A channel with several coordinates stands as the worst of them. */
    private static TreeMap<String, String> channels(ReleaseStory story) {
        TreeMap<String, String> channels = new TreeMap<>();
        story.channels()
                .forEach(seen -> channels.merge(
                        Wording.recorded(seen.channel()),
                        Wording.recorded(seen.state()),
                        (one, other) -> Tone.of(one).ordinal() >= Tone.of(other).ordinal() ? one : other));
        return channels;
    }

    String version() {
        return version;
    }

    ReleaseState state(boolean building) {
        return ReleaseState.named(state).orElse(ReleaseState.UNKNOWN).seenFrom(building);
    }

    String commit() {
        return commit;
    }

    String tag() {
        return tag;
    }

    List<String> approvers() {
        return List.copyOf(approvers);
    }

    List<String> rejecters() {
        return List.copyOf(rejecters);
    }

    Map<String, String> channels() {
        return new TreeMap<>(channels);
    }

    /** How many events the log had. */
    long events() {
        return events;
    }

    /** Hash of the last of them. */
    String head() {
        return head;
    }
}
