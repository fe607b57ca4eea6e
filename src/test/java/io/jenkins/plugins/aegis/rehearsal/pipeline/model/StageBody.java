package io.jenkins.plugins.aegis.rehearsal.pipeline.model;

import java.util.List;

/** What a stage does. */
public sealed interface StageBody {

    /** {@code steps}. */
    record Steps(Code code) implements StageBody {}

    /** {@code stages}, one after the other. */
    record Sequential(List<StageModel> stages) implements StageBody {
        public Sequential {
            stages = List.copyOf(stages);
        }
    }

    /** {@code parallel}. */
    record Parallel(List<StageModel> stages, boolean failFast) implements StageBody {
        public Parallel {
            stages = List.copyOf(stages);
        }
    }
}
