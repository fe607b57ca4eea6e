package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import io.jenkins.plugins.aegis.rehearsal.pipeline.model.AgentModel;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.Code;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.EnvironmentEntry;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.PostCondition;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.Surroundings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;

/** Reads what a pipeline and a stage have alike: {@code agent}, {@code options}, {@code environment}, {@code post}. */
final class SurroundingsReader {
    private final Problems problems;
    private final CodeLifter code;
    private final StepsReader steps;

    SurroundingsReader(Problems problems, CodeLifter code, StepsReader steps) {
        this.problems = problems;
        this.code = code;
        this.steps = steps;
    }

    Surroundings read(Sections sections, boolean onStage) {
        CallReader calls = new CallReader(problems, code);
        return new Surroundings(
                sections.call("agent").flatMap(this::agent),
                sections.block("options").map(o -> calls.options(o, onStage)).orElse(List.of()),
                sections.block("environment").map(this::environment).orElse(List.of()),
                sections.block("post").map(this::post).orElse(Map.of()));
    }

    private Optional<AgentModel> agent(MethodCallExpression call) {
        List<Expression> arguments = Syntax.arguments(call);
        if (arguments.size() == 1 && arguments.get(0) instanceof VariableExpression word) {
            if ("none".equals(word.getName())) {
                return Optional.of(AgentModel.NONE);
            } else if ("any".equals(word.getName())) {
                return Optional.of(AgentModel.ANY);
            }
        }
        Optional<ClosureExpression> block = Syntax.onlyBlock(call);
        if (block.isEmpty()) {
            problems.at(call, "Only \"agent none\", \"agent any\" or \"agent {...}\" are allowed.");
            return Optional.empty();
        }
        Sections types = new Sections(block.get(), "agent", Set.of("label"), problems);
        Optional<MethodCallExpression> label = types.call("label");
        if (label.isEmpty() || Syntax.arguments(label.get()).size() != 1) {
            problems.at(call, "An agent block needs a label here, as in agent { label 'linux' }");
            return Optional.empty();
        }
        return label.map(l -> AgentModel.labelled(code.value(Syntax.arguments(l).get(0))));
    }

    private List<EnvironmentEntry> environment(ClosureExpression section) {
        List<EnvironmentEntry> entries = new ArrayList<>();
        if (Syntax.statements(section).isEmpty()) {
            problems.at(section, "No variables specified for environment");
        }
        for (Statement statement : Syntax.statements(section)) {
            if (statement instanceof ExpressionStatement plain
                    && plain.getExpression() instanceof BinaryExpression pair
                    && pair.getOperation().getType() == Types.EQUAL
                    && pair.getLeftExpression() instanceof VariableExpression name) {
                if (entries.stream().anyMatch(e -> e.name().equals(name.getName()))) {
                    problems.at(pair, "Duplicate environment variable name: \"%s\"", name.getName());
                } else if (isCredentials(pair.getRightExpression())) {
                    problems.at(pair, "credentials(…) in environment is not supported here; steps take credential ids");
                }
                entries.add(new EnvironmentEntry(name.getName(), code.value(pair.getRightExpression())));
            } else {
                problems.at(statement, "Expected name=value pairs in environment");
            }
        }
        return entries;
    }

    private static boolean isCredentials(Expression value) {
        return value instanceof MethodCallExpression call && "credentials".equals(call.getMethodAsString());
    }

    private Map<PostCondition, Code> post(ClosureExpression section) {
        Map<PostCondition, Code> blocks = new EnumMap<>(PostCondition.class);
        if (Syntax.statements(section).isEmpty()) {
            problems.at(section, "post can not be empty");
        }
        for (Statement statement : Syntax.statements(section)) {
            Optional<MethodCallExpression> call = Syntax.call(statement);
            Optional<ClosureExpression> block = call.flatMap(Syntax::onlyBlock);
            if (block.isEmpty()) {
                problems.at(
                        statement, "post can only contain condition names with blocks: %s", PostCondition.symbols());
                continue;
            }
            String name = call.get().getMethodAsString();
            Optional<PostCondition> condition = PostCondition.of(name);
            if (condition.isEmpty()) {
                problems.at(
                        statement, "Invalid condition \"%s\" - valid conditions are %s", name, PostCondition.symbols());
            } else if (blocks.put(condition.get(), steps.read(block.get(), name)) != null) {
                problems.at(statement, "Duplicate build condition name: \"%s\"", name);
            }
        }
        return blocks;
    }
}
