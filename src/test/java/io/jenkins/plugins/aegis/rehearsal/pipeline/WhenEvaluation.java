package io.jenkins.plugins.aegis.rehearsal.pipeline;

import io.jenkins.plugins.aegis.rehearsal.pipeline.model.ConditionModel;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.ConditionModel.Combination;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.ConditionModel.Comparison;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.ConditionModel.Kind;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.WhenModel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** A stage's {@code when}: looked at once, at the first point that it names or else last of all. */
final class WhenEvaluation {
    private final PipelineRuntime runtime;
    private final Optional<WhenModel> when;
    private boolean passed;

    WhenEvaluation(PipelineRuntime runtime, Optional<WhenModel> when) {
        this.runtime = runtime;
        this.when = when;
        this.passed = when.isEmpty();
    }

    boolean passed() {
        return passed;
    }

    /** Whether the stage goes on past a point that only some conditions are looked at. */
    boolean passesAt(Predicate<WhenModel> point) throws Exception {
        return passed || !point.test(when.orElseThrow()) || passes();
    }

    /** Whether the stage's content runs. */
    boolean passes() throws Exception {
        if (!passed) {
            passed = holds(when.orElseThrow().condition());
        }
        return passed;
    }

    private boolean holds(ConditionModel condition) throws Exception {
        if (condition instanceof ConditionModel.Expression expression) {
            return DefaultTypeTransformation.castToBoolean(runtime.evaluate(expression.block()));
        } else if (condition instanceof Comparison comparison) {
            return holds(comparison, runtime.arguments(comparison.arguments()));
        }
        Combination combination = (Combination) condition;
        for (ConditionModel child : combination.children()) {
            boolean holds = holds(child);
            if (combination.kind() == Kind.NOT) {
                return !holds;
            } else if (holds == (combination.kind() == Kind.ANY_OF)) {
                return holds;
            }
        }
        return combination.kind() == Kind.ALL_OF;
    }

    private boolean holds(Comparison comparison, Map<String, Object> arguments) {
        return switch (comparison.name()) {
            case "equals" -> DefaultTypeTransformation.compareEqual(arguments.get("actual"), arguments.get("expected"));
            case "environment" ->
                String.valueOf(arguments.get("value"))
                        .equals(runtime.variables().get(String.valueOf(arguments.get("name"))));
            case "branch" -> branch(String.valueOf(arguments.get("")));
            default -> throw new IllegalStateException("Not a condition: " + comparison.name());
        };
    }

    private boolean branch(String pattern) {
        String name = runtime.variables().get("BRANCH_NAME");
        return name != null
                && FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(name));
    }
}
