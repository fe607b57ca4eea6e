package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.rehearsal.pipeline.InputDecision;
import io.jenkins.plugins.aegis.rehearsal.pipeline.InputRequest;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageInfo;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passes on what happens to each of several listeners, in their order. */
public record PipelineEvents(List<PipelineListener> listeners) implements PipelineListener {
    @Override
    public void parametersAccepted(Map<String, Object> accepted) {
        listeners.forEach(each -> each.parametersAccepted(accepted));
    }

    @Override
    public void stageStarted(StageInfo stage) {
        listeners.forEach(each -> each.stageStarted(stage));
    }

    @Override
    public void stageFinished(StageInfo stage, StageOutcome outcome) {
        listeners.forEach(each -> each.stageFinished(stage, outcome));
    }

    @Override
    public void stepStarted(StageInfo stage, String step, int line) {
        listeners.forEach(each -> each.stepStarted(stage, step, line));
    }

    @Override
    public void stepFinished(StageInfo stage, String step, Duration took, Optional<Throwable> failure) {
        listeners.forEach(each -> each.stepFinished(stage, step, took, failure));
    }

    @Override
    public void inputAnswered(StageInfo stage, InputRequest request, InputDecision decision) {
        listeners.forEach(each -> each.inputAnswered(stage, request, decision));
    }

    @Override
    public void log(StageInfo stage, String line) {
        listeners.forEach(each -> each.log(stage, line));
    }
}
