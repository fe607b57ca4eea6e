package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.StepShape;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.Vocabulary;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NamedArgumentListExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;

/**
 * Turns every call of a step into a call of the script's base class that also says the line, and refuses calls of
 * what nobody offers. Rewriting, rather than Groovy's dispatch, because Groovy adds methods such as {@code sleep} to
 * every object, which would be called instead of the step of that name.
 */
final class CallRewriter extends ClassCodeExpressionTransformer {
    private static final Set<String> PRINTING = Set.of("print", "printf", "println", "sprintf");

    private final SourceUnit source;
    private final Vocabulary vocabulary;
    private final Set<String> ownNames;
    private final Problems problems;
    private final StepsReader steps;

    CallRewriter(SourceUnit source, Vocabulary vocabulary, Set<String> ownNames, Problems problems, StepsReader steps) {
        this.source = source;
        this.vocabulary = vocabulary;
        this.ownNames = ownNames;
        this.problems = problems;
        this.steps = steps;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public Expression transform(Expression expression) {
        if (expression instanceof ClosureExpression closure) {
            if (closure.getCode() != null) {
                closure.getCode().visit(this);
            }
            return closure;
        }
        if (expression instanceof MethodCallExpression call && Syntax.isOwn(call)) {
            return own(call);
        }
        return super.transform(expression);
    }

    private Expression own(MethodCallExpression call) {
        String name = call.getMethodAsString();
        if (ownNames.contains(name)) {
            return super.transform(call);
        }
        Optional<StepShape> step = vocabulary.step(name);
        if (step.isPresent()) {
            new CallCheck(problems, vocabulary).check(step.get(), call, steps.isDeclarative(call));
            return redirected("invokeStep", call);
        }
        if (vocabulary.isSymbol(name)) {
            return redirected("describe", call);
        }
        if (!PRINTING.contains(name)) {
            problems.at(call, "No such step \"%s\". Known steps: %s", name, vocabulary.stepNames());
        }
        return super.transform(call);
    }

    private Expression redirected(String method, MethodCallExpression call) {
        ArgumentListExpression arguments = new ArgumentListExpression();
        arguments.addExpression(new ConstantExpression(call.getMethodAsString()));
        arguments.addExpression(new ConstantExpression(call.getLineNumber()));
        for (Expression argument : Syntax.arguments(call)) {
            arguments.addExpression(transform(
                    argument instanceof NamedArgumentListExpression named
                            ? new MapExpression(named.getMapEntryExpressions())
                            : argument));
        }
        MethodCallExpression redirected = new MethodCallExpression(new VariableExpression("this"), method, arguments);
        redirected.setImplicitThis(false);
        redirected.setSourcePosition(call);
        return redirected;
    }
}
