package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.model.Result;
import java.util.List;

/** The script's {@code currentBuild}. */
public final class CurrentBuild {
    private static final List<String> RESULTS = List.of("SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED");

    private final BuildState state;

    CurrentBuild(BuildState state) {
        this.state = state;
    }

    /** The result that was set, or null. */
    public String getResult() {
        return state.result().map(Result::toString).orElse(null);
    }

    /** Sets a result, which can only get worse. */
    public void setResult(String result) {
        if (!RESULTS.contains(result)) {
            throw new IllegalArgumentException(
                    "currentBuild.result cannot be \"%s\"; it is one of %s".formatted(result, RESULTS));
        }
        state.worsen(Result.fromString(result));
    }

    /** The result so far; SUCCESS if none was set. */
    public String getCurrentResult() {
        return state.result().orElse(Result.SUCCESS).toString();
    }

    public boolean resultIsBetterOrEqualTo(String other) {
        return state.result().orElse(Result.SUCCESS).isBetterOrEqualTo(Result.fromString(other));
    }

    public boolean resultIsWorseOrEqualTo(String other) {
        return state.result().orElse(Result.SUCCESS).isWorseOrEqualTo(Result.fromString(other));
    }

    public int getNumber() {
        return state.info().number();
    }

    public String getDisplayName() {
        return state.displayName();
    }

    public void setDisplayName(String name) {
        state.displayName(name);
    }

    public String getDescription() {
        return state.description();
    }

    public void setDescription(String text) {
        state.description(text);
    }
}
