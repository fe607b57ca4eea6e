package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import io.jenkins.plugins.aegis.rehearsal.pipeline.model.PipelineModel;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.StageModel;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;

/** Reads a whole {@code pipeline { … }}. */
final class PipelineReader {
    private static final Set<String> SECTIONS =
            Set.of("agent", "environment", "options", "parameters", "post", "stages");

    private final Problems problems;
    private final CodeLifter code;
    private final StepsReader steps;

    PipelineReader(Problems problems, CodeLifter code, StepsReader steps) {
        this.problems = problems;
        this.code = code;
        this.steps = steps;
    }

    PipelineModel read(ClosureExpression block) {
        Sections sections = new Sections(block, "pipeline", SECTIONS, problems);
        for (String required : List.of("agent", "stages")) {
            if (sections.call(required).isEmpty()) {
                problems.at(block, "Missing required section \"%s\"", required);
            }
        }
        List<StageModel> stages = sections.block("stages")
                .map(s -> new StageReader(problems, code, steps).stages(s, false))
                .orElse(List.of());
        return new PipelineModel(
                new SurroundingsReader(problems, code, steps).read(sections, false),
                sections.block("parameters")
                        .map(new CallReader(problems, code)::parameters)
                        .orElse(List.of()),
                stages);
    }
}
