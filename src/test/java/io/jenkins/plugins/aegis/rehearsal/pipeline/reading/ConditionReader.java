package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import io.jenkins.plugins.aegis.rehearsal.pipeline.model.ConditionModel;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.ConditionModel.Combination;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.ConditionModel.Comparison;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.ConditionModel.Kind;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.WhenModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads a stage's {@code when}. */
final class ConditionReader {
    private static final String KNOWN = "allOf, anyOf, branch, environment, equals, expression, not";
    private static final Set<String> POINTS = Set.of("beforeOptions", "beforeInput", "beforeAgent");

    private final Problems problems;
    private final CodeLifter code;

    ConditionReader(Problems problems, CodeLifter code) {
        this.problems = problems;
        this.code = code;
    }

    WhenModel when(ClosureExpression section) {
        Set<String> points = new HashSet<>();
        List<ConditionModel> conditions = new ArrayList<>();
        for (Statement statement : Syntax.statements(section)) {
            Optional<MethodCallExpression> call = Syntax.call(statement);
            if (call.isPresent() && POINTS.contains(call.get().getMethodAsString())) {
                point(call.get()).ifPresent(points::add);
            } else {
                condition(statement).ifPresent(conditions::add);
            }
        }
        if (Syntax.statements(section).size() <= points.size()) {
            problems.at(section, "Empty when closure, remove the property or add some content.");
        }
        return new WhenModel(
                conditions.size() == 1 ? conditions.get(0) : new Combination(Kind.ALL_OF, conditions),
                points.contains("beforeOptions"),
                points.contains("beforeInput"),
                points.contains("beforeAgent"));
    }

    private Optional<String> point(MethodCallExpression call) {
        Object value = Syntax.onlyConstant(call).orElse(null);
        if (!(value instanceof Boolean)) {
            problems.at(call, "Expected a boolean with %s", call.getMethodAsString());
        }
        return Boolean.TRUE.equals(value) ? Optional.of(call.getMethodAsString()) : Optional.empty();
    }

    private Optional<ConditionModel> condition(Statement statement) {
        Optional<MethodCallExpression> found = Syntax.call(statement);
        if (found.isEmpty()) {
            problems.at(statement, "Expected a when condition");
            return Optional.empty();
        }
        MethodCallExpression call = found.get();
        return switch (call.getMethodAsString()) {
            case "expression" -> block(call).map(block -> new ConditionModel.Expression(code.block(block)));
            case "not" -> combination(call, Kind.NOT);
            case "allOf" -> combination(call, Kind.ALL_OF);
            case "anyOf" -> combination(call, Kind.ANY_OF);
            case "equals" -> comparison(call, Set.of("expected", "actual"));
            case "environment" -> comparison(call, Set.of("name", "value"));
            case "branch" -> comparison(call, Set.of());
            default -> {
                problems.at(call, "Unknown conditional %s. Known conditionals: %s", call.getMethodAsString(), KNOWN);
                yield Optional.empty();
            }
        };
    }

    private Optional<ConditionModel> combination(MethodCallExpression call, Kind kind) {
        return block(call).map(block -> {
            List<ConditionModel> children = new ArrayList<>();
            Syntax.statements(block).forEach(s -> condition(s).ifPresent(children::add));
            int count = Syntax.statements(block).size();
            if (kind == Kind.NOT ? count != 1 : count == 0) {
                problems.at(
                        call,
                        "Nested when condition \"%s\" requires %s",
                        call.getMethodAsString(),
                        kind == Kind.NOT ? "exactly 1 child condition" : "at least one child condition");
            }
            return new Combination(kind, children);
        });
    }

    /** With names: all of them, and no other; without: a single unnamed value. */
    private Optional<ConditionModel> comparison(MethodCallExpression call, Set<String> names) {
        boolean fits = names.isEmpty()
                ? Syntax.arguments(call).size() == 1 && !Syntax.isNamed(Syntax.arguments(call))
                : names.equals(namesOf(call));
        if (!fits) {
            problems.at(
                    call,
                    "Condition \"%s\" takes %s",
                    call.getMethodAsString(),
                    names.isEmpty()
                            ? "one unnamed value"
                            : names.stream().sorted().toList());
            return Optional.empty();
        }
        return Optional.of(new Comparison(call.getMethodAsString(), call.getLineNumber(), code.arguments(call)));
    }

    private static Set<String> namesOf(MethodCallExpression call) {
        Set<String> names = new HashSet<>();
        if (Syntax.isNamed(Syntax.arguments(call))) {
            ((MapExpression) Syntax.arguments(call).get(0))
                    .getMapEntryExpressions()
                    .forEach(e -> names.add(
                            e.getKeyExpression() instanceof ConstantExpression c ? String.valueOf(c.getValue()) : "?"));
        }
        return names;
    }

    private Optional<ClosureExpression> block(MethodCallExpression call) {
        Optional<ClosureExpression> block = Syntax.onlyBlock(call);
        if (block.isEmpty()) {
            problems.at(call, "Expected a block for %s", call.getMethodAsString());
        }
        return block;
    }
}
