package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import io.jenkins.plugins.aegis.rehearsal.pipeline.model.CallModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads the sections that are lists of calls: {@code options} and {@code parameters}. */
final class CallReader {
    private static final Map<String, Set<String>> PARAMETER_TYPES = new TreeMap<>(Map.of(
            "string", Set.of("name", "defaultValue", "description", "trim"),
            "text", Set.of("name", "defaultValue", "description", "trim"),
            "booleanParam", Set.of("name", "defaultValue", "description"),
            "choice", Set.of("name", "choices", "description"),
            "password", Set.of("name", "defaultValue", "description")));
    private static final Set<String> LOG_ROTATOR =
            Set.of("daysToKeepStr", "numToKeepStr", "artifactDaysToKeepStr", "artifactNumToKeepStr");

    private final Problems problems;
    private final CodeLifter code;

    CallReader(Problems problems, CodeLifter code) {
        this.problems = problems;
        this.code = code;
    }

    /** The options that are executed; all are checked. */
    List<CallModel> options(ClosureExpression section, boolean onStage) {
        List<CallModel> options = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        each(section, "options", (name, call) -> {
            if (!seen.add(name)) {
                problems.at(call, "Duplicate option name: \"%s\"", name);
            }
            OptionRule.of(name, onStage)
                    .ifPresentOrElse(
                            rule -> {
                                checkNames("Option \"" + name + "\"", call, rule.arguments());
                                if (rule == OptionRule.BUILD_DISCARDER) {
                                    checkDiscarder(call);
                                } else if (rule.isExecuted()) {
                                    options.add(new CallModel(name, call.getLineNumber(), code.arguments(call)));
                                }
                            },
                            () -> problems.at(
                                    call,
                                    "Invalid option type \"%s\"%s. Known options: %s",
                                    name,
                                    onStage ? " for a stage" : "",
                                    OptionRule.symbols(onStage)));
        });
        return options;
    }

    List<CallModel> parameters(ClosureExpression section) {
        List<CallModel> parameters = new ArrayList<>();
        each(section, "parameters", (name, call) -> {
            Set<String> allowed = PARAMETER_TYPES.get(name);
            if (allowed == null) {
                problems.at(
                        call,
                        "Invalid parameter type \"%s\". Known parameter types: %s",
                        name,
                        PARAMETER_TYPES.keySet());
            } else if (checkNames("Parameter type \"" + name + "\"", call, allowed)) {
                parameters.add(new CallModel(name, call.getLineNumber(), code.arguments(call)));
            }
        });
        return parameters;
    }

    private void each(ClosureExpression section, String name, BiConsumer<String, MethodCallExpression> reader) {
        if (Syntax.statements(section).isEmpty()) {
            problems.at(section, "%s can not be empty", name);
        }
        for (Statement statement : Syntax.statements(section)) {
            Syntax.call(statement)
                    .ifPresentOrElse(
                            call -> reader.accept(call.getMethodAsString(), call),
                            () -> problems.at(statement, "Expected a call such as name(…) in %s", name));
        }
    }

    private boolean checkNames(String what, MethodCallExpression call, Set<String> allowed) {
        List<Expression> arguments = Syntax.arguments(call);
        boolean named = Syntax.isNamed(arguments);
        if (!named && !arguments.isEmpty() && (arguments.size() > 1 || !allowed.contains(""))) {
            problems.at(call, "%s takes named arguments: %s", what, sorted(allowed));
            return false;
        }
        if (named) {
            for (MapEntryExpression entry : ((MapExpression) arguments.get(0)).getMapEntryExpressions()) {
                Object key = entry.getKeyExpression() instanceof ConstantExpression c ? c.getValue() : "?";
                if (!allowed.contains(String.valueOf(key))) {
                    problems.at(entry, "%s has no argument \"%s\"; it takes %s", what, key, sorted(allowed));
                    return false;
                }
            }
        }
        return true;
    }

    private void checkDiscarder(MethodCallExpression call) {
        List<Expression> arguments = Syntax.arguments(call);
        if (arguments.size() == 1
                && arguments.get(0) instanceof MethodCallExpression strategy
                && "logRotator".equals(strategy.getMethodAsString())) {
            checkNames("logRotator", strategy, LOG_ROTATOR);
        } else {
            problems.at(call, "Option \"buildDiscarder\" takes logRotator(…)");
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().filter(n -> !n.isEmpty()).sorted().toList();
    }
}
