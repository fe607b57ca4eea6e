package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The options that are known: those that are executed, and those that mean nothing on one machine, and why. */
enum OptionRule {
    TIMEOUT("timeout", true, Set.of("time", "unit"), ""),
    RETRY("retry", true, Set.of("", "count"), ""),
    SKIP_DEFAULT_CHECKOUT("skipDefaultCheckout", true, Set.of("", "skip"), ""),
    SKIP_STAGES_AFTER_UNSTABLE("skipStagesAfterUnstable", false, Set.of(""), ""),
    PARALLELS_ALWAYS_FAIL_FAST("parallelsAlwaysFailFast", false, Set.of(""), ""),
    TIMESTAMPS("timestamps", true, Set.of(), "decorates the console; the listener of the run has its own clock"),
    DISABLE_CONCURRENT_BUILDS(
            "disableConcurrentBuilds", false, Set.of("abortPrevious"), "there is only this one build of the job"),
    BUILD_DISCARDER("buildDiscarder", false, Set.of(""), "no build history is kept that could be discarded"),
    PRESERVE_STASHES("preserveStashes", false, Set.of("buildCount"), "nothing can be restarted with stashes later"),
    DISABLE_RESTART_FROM_STAGE(
            "disableRestartFromStage", false, Set.of(), "no page offers to restart this build from a stage"),
    DISABLE_RESUME("disableResume", false, Set.of(), "no controller can restart under this build"),
    DURABILITY_HINT("durabilityHint", false, Set.of("", "hint"), "tunes what a controller writes to disk"),
    QUIET_PERIOD("quietPeriod", false, Set.of("", "quietPeriod"), "there is no queue to wait in");

    private final String symbol;
    private final boolean onStages;
    private final Set<String> arguments;
    private final String withoutMeaning;

    OptionRule(String symbol, boolean onStages, Set<String> arguments, String withoutMeaning) {
        this.symbol = symbol;
        this.onStages = onStages;
        this.arguments = arguments;
        this.withoutMeaning = withoutMeaning;
    }

    static Optional<OptionRule> of(String name, boolean onStage) {
        return Arrays.stream(values())
                .filter(rule -> rule.symbol.equals(name) && (!onStage || rule.onStages))
                .findFirst();
    }

    static List<String> symbols(boolean onStage) {
        return Arrays.stream(values())
                .filter(rule -> !onStage || rule.onStages)
                .map(rule -> rule.symbol)
                .sorted()
                .toList();
    }

    Set<String> arguments() {
        return arguments;
    }

    /** Whether it is executed; the others are read, checked, and have no meaning here. */
    boolean isExecuted() {
        return withoutMeaning.isEmpty();
    }
}
