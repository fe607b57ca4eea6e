package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import io.jenkins.plugins.aegis.rehearsal.pipeline.model.Code;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads blocks of steps: outside {@code script} they hold calls and nothing else. */
final class StepsReader {
    private final Problems problems;
    private final CodeLifter code;
    private final Set<MethodCallExpression> declarative = Collections.newSetFromMap(new IdentityHashMap<>());

    StepsReader(Problems problems, CodeLifter code) {
        this.problems = problems;
        this.code = code;
    }

    Code read(ClosureExpression block, String where) {
        check(block, where);
        return code.block(block);
    }

    /** Whether a call stands where Declarative itself validates it: among steps, outside {@code script}. */
    boolean isDeclarative(MethodCallExpression call) {
        return declarative.contains(call);
    }

    private void check(ClosureExpression block, String where) {
        List<Statement> statements = Syntax.statements(block);
        if (statements.isEmpty()) {
            problems.at(block, "No steps specified for %s", where);
        }
        for (Statement statement : statements) {
            Optional<MethodCallExpression> call = Syntax.call(statement);
            if (call.isEmpty()) {
                problems.at(statement, "Expected a step in %s; other code stands in a script block", where);
            } else {
                declarative.add(call.get());
                if (!"script".equals(call.get().getMethodAsString())) {
                    nested(call.get());
                }
            }
        }
    }

    private void nested(MethodCallExpression call) {
        String name = call.getMethodAsString();
        for (Expression argument : Syntax.arguments(call)) {
            if (argument instanceof ClosureExpression block) {
                check(block, name);
            } else if ("parallel".equals(name) && argument instanceof MapExpression branches) {
                branches.getMapEntryExpressions().forEach(branch -> {
                    if (branch.getValueExpression() instanceof ClosureExpression block) {
                        check(block, branch.getKeyExpression().getText());
                    }
                });
            }
        }
    }
}
