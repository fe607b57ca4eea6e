package io.jenkins.plugins.aegis.rehearsal.pipeline;

import io.jenkins.plugins.aegis.rehearsal.pipeline.model.PipelineModel;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.StageBody;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.StageModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Declarative computes when the pipeline begins: all options, and the questions of all inputs. */
final class PipelineSetup {
    private final Options options;
    private final Map<String, Options> stageOptions = new HashMap<>();
    private final Map<String, InputRequest> inputs = new HashMap<>();

    PipelineSetup(PipelineRuntime runtime, PipelineModel model) throws Exception {
        this.options = new Options(runtime, model.surroundings().options());
        add(runtime, model.stages());
    }

    private void add(PipelineRuntime runtime, List<StageModel> stages) throws Exception {
        for (StageModel stage : stages) {
            String name = stage.name().text();
            stageOptions.put(name, new Options(runtime, stage.surroundings().options()));
            if (stage.input().isPresent()) {
                inputs.put(
                        name, new InputGate(runtime).request(name, stage.input().get()));
            }
            if (stage.body() instanceof StageBody.Sequential sequential) {
                add(runtime, sequential.stages());
            } else if (stage.body() instanceof StageBody.Parallel parallel) {
                add(runtime, parallel.stages());
            }
        }
    }

    Options options() {
        return options;
    }

    Options options(StageModel stage) {
        return stageOptions.get(stage.name().text());
    }

    Optional<InputRequest> input(StageModel stage) {
        return Optional.ofNullable(inputs.get(stage.name().text()));
    }
}
