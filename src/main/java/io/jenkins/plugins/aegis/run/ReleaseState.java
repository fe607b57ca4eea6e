package io.jenkins.plugins.aegis.run;

import io.jenkins.plugins.aegis.audit.AuditEvent.ReleaseFinished;
import io.jenkins.plugins.aegis.audit.ReleaseStory;
import io.jenkins.plugins.aegis.audit.Stages;
import io.jenkins.plugins.aegis.audit.Stages.Stage;
import io.jenkins.plugins.aegis.audit.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a release stands, in one word. The names are part of the remote API and of what is stored with a build. */
public enum ReleaseState {
    RELEASED(Tone.GOOD),
    ALREADY_DONE(Tone.SAME),
    REFUSED(Tone.BAD),
    FAILED(Tone.BAD),
    RUNNING(Tone.SAME),
    AWAITING_MERGE(Tone.WARN),
    AWAITING_APPROVAL(Tone.WARN),
    /** The build is over, and the log does not say how the release ended. */
    UNFINISHED(Tone.WARN),
    /** The log was changed after it was written. */
    UNTRUSTED(Tone.BAD),
    /** No step got as far as recording anything. */
    NOTHING(Tone.IDLE),
    /** An outcome that this version does not know. */
    UNKNOWN(Tone.WARN);

    private final Tone tone;

    ReleaseState(Tone tone) {
        this.tone = tone;
    }

    Tone tone() {
        return tone;
    }

    /** As the log tells it while the build runs. */
    static ReleaseState of(ReleaseStory story) {
        if (!story.verdict().intact()) {
            return UNTRUSTED;
        } else if (story.records().isEmpty()) {
            return NOTHING;
        }
        return story.ending()
                .map(ReleaseFinished::outcome)
                .map(outcome -> named(outcome).orElse(UNKNOWN))
                .orElseGet(
                        () -> open(story.stages().stream().filter(Stage::isOpen).toList()));
    }

    static Optional<ReleaseState> named(String name) {
        return Arrays.stream(values())
                .filter(state -> state.name().equals(name))
                .findFirst();
    }

    /** Only what waits for people is open; a step at work beside it means that they have answered already. */
    private static ReleaseState open(List<Stage> open) {
        if (open.size() == 1 && open.get(0).key().equals(Stages.GATE_KEY)) {
            return AWAITING_APPROVAL;
        }
        return open.size() == 1 && open.get(0).key().equals(Stages.AWAIT_MERGE_KEY) ? AWAITING_MERGE : RUNNING;
    }

    /** The same once the build may be over: nothing runs or waits any more then. */
    ReleaseState seenFrom(boolean building) {
        boolean going = this == RUNNING || this == AWAITING_MERGE || this == AWAITING_APPROVAL;
        return going && !building ? UNFINISHED : this;
    }
}
