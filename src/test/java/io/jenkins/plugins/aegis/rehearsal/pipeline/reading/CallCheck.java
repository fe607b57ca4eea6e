package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.StepParameter;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.StepShape;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Checks a step's arguments as far as they can be known before anything runs. */
final class CallCheck {
    private final Problems problems;
    private final Vocabulary vocabulary;

    CallCheck(Problems problems, Vocabulary vocabulary) {
        this.problems = problems;
        this.vocabulary = vocabulary;
    }

    /** @param declarative whether required parameters must be given, as they must outside {@code script} */
    void check(StepShape shape, MethodCallExpression call, boolean declarative) {
        if (shape.takesAnyName()) {
            return;
        }
        List<Expression> arguments = Syntax.arguments(call);
        List<Expression> values = arguments.stream()
                .filter(a -> !(a instanceof ClosureExpression))
                .toList();
        if (declarative && shape.takesBlock() && values.size() == arguments.size()) {
            problems.at(call, "%s needs a block", shape.name());
        }
        if (Syntax.isNamed(values)) {
            Set<String> given = named(shape, (MapExpression) values.get(0));
            if (declarative) {
                required(shape, call, given);
            }
        } else if (values.size() == 1) {
            unnamed(shape, call, values.get(0));
        } else if (values.size() > 1) {
            problems.at(
                    call, "Arguments to \"%s\" must be explicitly named; it takes %s", shape.name(), shape.allowed());
        } else if (declarative) {
            required(shape, call, Set.of());
        }
    }

    private Set<String> named(StepShape shape, MapExpression arguments) {
        Set<String> given = new HashSet<>();
        for (MapEntryExpression entry : arguments.getMapEntryExpressions()) {
            if (entry.getKeyExpression() instanceof ConstantExpression key) {
                String name = String.valueOf(key.getValue());
                given.add(name);
                shape.refusalOf(name).ifPresent(refusal -> problems.at(entry, "%s", refusal));
                shape.parameter(name).ifPresent(p -> literal(shape, p, entry.getValueExpression()));
            } else {
                problems.at(entry, "The arguments of %s must have literal names", shape.name());
            }
        }
        return given;
    }

    private void unnamed(StepShape shape, MethodCallExpression call, Expression value) {
        Optional<StepParameter> sole = shape.soleRequired();
        boolean mayBeMap = !(value instanceof ConstantExpression || value instanceof GStringExpression);
        if (sole.isEmpty() && mayBeMap) {
            return; // known when it runs
        } else if (sole.isEmpty()) {
            problems.at(
                    call,
                    "%s does not take a single required parameter - use named parameters instead; it takes %s",
                    shape.name(),
                    shape.allowed());
        } else {
            literal(shape, sole.get(), value);
        }
    }

    private void literal(StepShape shape, StepParameter parameter, Expression value) {
        if (value instanceof ConstantExpression constant) {
            vocabulary
                    .refusalOf(shape, parameter, constant.getValue())
                    .ifPresent(refusal -> problems.at(value, "%s", refusal));
        }
    }

    private void required(StepShape shape, MethodCallExpression call, Set<String> given) {
        for (StepParameter parameter : shape.parameters()) {
            if (parameter.required() && !given.contains(parameter.name())) {
                problems.at(
                        call,
                        "%s: Missing required parameter: \"%s\"; it takes %s",
                        shape.name(),
                        parameter.name(),
                        shape.allowed());
            }
        }
    }
}
