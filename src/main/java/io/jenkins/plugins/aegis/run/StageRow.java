package io.jenkins.plugins.aegis.run;

import io.jenkins.plugins.aegis.audit.Stages.Stage;
import io.jenkins.plugins.aegis.audit.Tone;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A stage as it is shown. */
@ExportedBean(defaultVisibility = 999)
public final class StageRow {
    private final String key;
    private final String label;
    private final String status;
    private final int runs;
    private final String summary;

    StageRow(String key, String label, String status, int runs, String summary) {
        this.key = key;
        this.label = label;
        this.status = status;
        this.runs = runs;
        this.summary = summary;
    }

    /** As in {@link Stage}. */
    @Exported
    public String getKey() {
        return key;
    }

    public String getLabel() {
        return label;
    }

    /** {@code TO_COME}, {@code NOT_RUN}, {@code RUNNING}, {@code UNFINISHED}, or the outcome as it was recorded. */
    @Exported
    public String getStatus() {
        return status;
    }

    @Exported
    public int getRuns() {
        return runs;
    }

    /** What was recorded with the outcome. */
    @Exported
    public String getSummary() {
        return summary;
    }

    static StageRow of(Stage stage, boolean building) {
        return new StageRow(
                stage.key(),
                Wording.recorded(Wording.stage(stage.key(), stage.label())),
                status(stage, building),
                stage.runs(),
                Wording.recorded(stage.summary()));
    }

    private static String status(Stage stage, boolean building) {
        if (!stage.ran()) {
            return building ? "TO_COME" : "NOT_RUN";
        }
        return stage.isOpen()
                ? building ? ReleaseState.RUNNING.name() : ReleaseState.UNFINISHED.name()
                : Wording.recorded(stage.outcome());
    }

    public String getWord() {
        return Wording.status(status);
    }

    /** Whether it is the one that is going on. */
    public boolean isCurrent() {
        return status.equals(ReleaseState.RUNNING.name());
    }

    /** Symbol of the tone; none for what is still to come. */
    public String getIcon() {
        return switch (getTone()) {
            case "current" -> "symbol-hourglass";
            case "good", "same" -> "symbol-check";
            case "warn" -> "symbol-warning";
            case "bad" -> "symbol-close";
            default -> "";
        };
    }

    /** {@code current}, or a {@link Tone} in lower case. */
    public String getTone() {
        if (isCurrent()) {
            return "current";
        }
        return runs == 0 ? Tone.IDLE.css() : Tone.of(status).css();
    }
}
