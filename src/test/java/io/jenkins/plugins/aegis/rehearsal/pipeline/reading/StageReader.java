package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import io.jenkins.plugins.aegis.rehearsal.pipeline.model.StageBody;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.StageModel;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.StageModel.StageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads stages, and holds them to Declarative's rules: a unique name, one kind of content, parallel only once. */
final class StageReader {
    private static final Set<String> SECTIONS = Set.of(
            "agent", "environment", "failFast", "input", "options", "parallel", "post", "stages", "steps", "when");

    private final Problems problems;
    private final CodeLifter code;
    private final StepsReader steps;
    private final Set<String> names = new HashSet<>();

    StageReader(Problems problems, CodeLifter code, StepsReader steps) {
        this.problems = problems;
        this.code = code;
        this.steps = steps;
    }

    List<StageModel> stages(ClosureExpression block, boolean insideParallel) {
        List<StageModel> stages = new ArrayList<>();
        if (Syntax.statements(block).isEmpty()) {
            problems.at(block, "No stages specified");
        }
        for (Statement statement : Syntax.statements(block)) {
            Optional<MethodCallExpression> call =
                    Syntax.call(statement).filter(c -> "stage".equals(c.getMethodAsString()));
            if (call.isEmpty()) {
                problems.at(statement, "Expected a stage");
            } else {
                stage(call.get(), insideParallel).ifPresent(stages::add);
            }
        }
        return stages;
    }

    private Optional<StageModel> stage(MethodCallExpression call, boolean insideParallel) {
        List<Expression> arguments = Syntax.arguments(call);
        if (arguments.size() != 2
                || !(arguments.get(0) instanceof ConstantExpression name && name.getValue() instanceof String text)
                || !(arguments.get(1) instanceof ClosureExpression block)) {
            problems.at(call, "Expected a stage name (a literal) and a block, as in stage('Build') { … }");
            return Optional.empty();
        }
        if (!names.add(text)) {
            problems.at(call, "Duplicate stage name: \"%s\"", text);
        }
        Sections sections = new Sections(block, "stage \"" + text + "\"", SECTIONS, problems);
        boolean parallel = sections.call("parallel").isPresent();
        if (parallel && insideParallel) {
            problems.at(call, "\"parallel\" cannot be nested inside another \"parallel\".");
        }
        if (parallel && sections.call("agent").isPresent()) {
            problems.at(call, "\"agent\" is not allowed in stage \"%s\" as it contains parallel stages", text);
        }
        if (!parallel && sections.call("failFast").isPresent()) {
            problems.at(call, "\"failFast\" is only allowed in a stage with \"parallel\"");
        }
        return body(call, text, sections, insideParallel)
                .map(body -> new StageModel(
                        new StageName(text, call.getLineNumber()),
                        new SurroundingsReader(problems, code, steps).read(sections, true),
                        sections.block("when").map(new ConditionReader(problems, code)::when),
                        sections.block("input").map(new InputReader(problems, code)::read),
                        body));
    }

    private Optional<StageBody> body(
            MethodCallExpression call, String name, Sections sections, boolean insideParallel) {
        long kinds = Stream.of("steps", "stages", "parallel")
                .filter(k -> sections.call(k).isPresent())
                .count();
        if (kinds == 0) {
            problems.at(call, "Expected one of \"steps\", \"stages\", or \"parallel\" for stage \"%s\"", name);
            return Optional.empty();
        }
        if (kinds > 1) {
            problems.at(call, "Only one of \"parallel\", \"stages\", or \"steps\" allowed for stage \"%s\"", name);
            return Optional.empty();
        }
        boolean failFast = sections.call("failFast").map(this::isTrue).orElse(false);
        return sections.block("steps")
                .<StageBody>map(s -> new StageBody.Steps(steps.read(s, "stage \"" + name + "\"")))
                .or(() -> sections.block("stages").map(s -> new StageBody.Sequential(stages(s, insideParallel))))
                .or(() -> sections.block("parallel").map(s -> new StageBody.Parallel(stages(s, true), failFast)));
    }

    private boolean isTrue(MethodCallExpression call) {
        Object value = Syntax.onlyConstant(call).orElse(null);
        if (!(value instanceof Boolean)) {
            problems.at(call, "Expected a boolean with %s", call.getMethodAsString());
        }
        return Boolean.TRUE.equals(value);
    }
}
