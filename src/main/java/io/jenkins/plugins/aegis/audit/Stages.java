package io.jenkins.plugins.aegis.audit;

import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRejected;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.MergeRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The stages of a release as the log tells them, in the order of the pipeline. */
public final class Stages {
    /** Key of the stage in which people decide. */
    public static final String GATE_KEY = "gonogo";

    /** Key of the stage in which people merge. */
    public static final String AWAIT_MERGE_KEY = "awaitmerge";

    private static final String GATE = "goNoGo";
    private static final String AWAIT_MERGE = "awaitMerge";
    private static final List<String> PIPELINE = List.of(
            "preflight",
            "cutReleaseBranch",
            "releasePlease",
            "verifyReleasePr",
            AWAIT_MERGE,
            "promote",
            "verifyPromotion",
            "build",
            "releaseChecks",
            GATE,
            "tag",
            "publishAll",
            "verifyRelease",
            "cleanUp");

    private final Map<String, Stage> seen = new LinkedHashMap<>();

    /** Key of the step that ended well just now; empty when something began since. */
    private String justDone = "";

    private Stages() {}

    /**
     * A stage, whatever number of times it ran.
     *
     * @param key its step's name in lower case and without {@code aegis}, as {@code cutreleasebranch}
     * @param outcome of its last run; empty while that is unfinished
     */
    public record Stage(String key, String label, int runs, String outcome, String summary) {
        public boolean ran() {
            return runs > 0;
        }

        /** Whether its last run has no outcome yet. */
        public boolean isOpen() {
            return ran() && outcome.isEmpty();
        }

        public Tone tone() {
            if (!ran()) {
                return Tone.IDLE;
            }
            return outcome.isEmpty() ? Tone.WARN : Tone.of(outcome);
        }
    }

    static List<Stage> of(List<AuditRecord> records) {
        Stages stages = new Stages();
        records.forEach(record -> stages.add(record.event()));
        return stages.inOrder();
    }

    private void add(AuditEvent event) {
        if (event instanceof StepStarted started) {
            begin(started.step());
        } else if (event instanceof StepFinished finished) {
            // The step of the gate only asks: people end it.
            if (!key(finished.step()).equals(GATE_KEY) || !finished.outcome().equals("APPLIED")) {
                end(finished.step(), finished.outcome(), finished.summary());
            }
        } else if (event instanceof MergeRequested asked && asked.number() > 0) {
            begin(AWAIT_MERGE);
        } else if (event instanceof ApprovalRequested && !seen.containsKey(key(GATE))) {
            begin(GATE);
        } else if (event instanceof ApprovalGranted granted) {
            granted(granted);
        } else if (event instanceof ApprovalRejected rejected) {
            end(GATE, "REJECTED", "by " + rejected.approver());
        }
    }

    /** Several may have to say go; a go without right is not made good by another's. */
    private void granted(ApprovalGranted granted) {
        Stage before = seen.get(key(GATE));
        boolean spoiled = before != null && before.outcome().equals("REFUSED");
        String outcome = spoiled || granted.right().isEmpty() ? "REFUSED" : "APPROVED";
        end(GATE, outcome, "by " + granted.approver());
    }

    /** A step that begins right after it ended well goes on with its next part, as publishing does after building. */
    private void begin(String step) {
        int runs = seen.containsKey(key(step)) ? seen.get(key(step)).runs() : 0;
        int more = key(step).equals(justDone) ? 0 : 1;
        justDone = "";
        seen.put(key(step), new Stage(key(step), label(step), runs + more, "", ""));
    }

    private void end(String step, String outcome, String summary) {
        int runs = seen.containsKey(key(step)) ? seen.get(key(step)).runs() : 1;
        Stage stage = new Stage(key(step), label(step), runs, outcome, summary);
        seen.put(key(step), stage);
        justDone = stage.tone() == Tone.BAD ? "" : key(step);
    }

    private List<Stage> inOrder() {
        Map<String, Stage> rest = new LinkedHashMap<>(seen);
        List<Stage> ordered = new ArrayList<>();
        boolean isPipeline = PIPELINE.stream().anyMatch(step -> seen.containsKey(key(step)));
        for (String step : PIPELINE) {
            Stage stage = rest.remove(key(step));
            if (stage != null) {
                ordered.add(stage);
            } else if (isPipeline) {
                ordered.add(new Stage(key(step), label(step), 0, "", ""));
            }
        }
        ordered.addAll(rest.values());
        return ordered;
    }

    static boolean isAwaitMerge(String step) {
        return key(step).equals(AWAIT_MERGE_KEY);
    }

    private static String key(String step) {
        String plain = step.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return plain.startsWith("aegis") ? plain.substring("aegis".length()) : plain;
    }

    /** {@code aegisCutReleaseBranch} is shown as "Cut release branch". */
    public static String label(String step) {
        if (key(step).equals(GATE_KEY)) {
            return "Go / no\u2011go";
        }
        String words = step.replaceFirst("^aegis(?=[A-Z])", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\bpr\\b", "PR");
        return words.isEmpty() ? step : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
