package io.jenkins.plugins.aegis.rehearsal.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Hears what happens, as it happens; called from several threads if stages run in parallel. */
public interface PipelineListener {

    /** Hears nothing. */
    PipelineListener NONE = new PipelineListener() {};

    /** The build begins with these values, given or by default; as {@code params} shows them. */
    default void parametersAccepted(Map<String, Object> accepted) {}

    default void stageStarted(StageInfo stage) {}

    /** Skipped stages too; their outcome gives the reason. */
    default void stageFinished(StageInfo stage, StageOutcome outcome) {}

    default void stepStarted(StageInfo stage, String step, int line) {}

    default void stepFinished(StageInfo stage, String step, Duration took, Optional<Throwable> failure) {}

    /** Somebody answered, and the answer was accepted. */
    default void inputAnswered(StageInfo stage, InputRequest request, InputDecision decision) {}

    /** A line of the build's console. */
    default void log(StageInfo stage, String line) {}
}
