package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** How Groovy's parser represents the few forms that Declarative is made of. */
final class Syntax {
    private Syntax() {}

    /** The call that a statement consists of, if it is {@code name …} without a receiver. */
    static Optional<MethodCallExpression> call(Statement statement) {
        Expression expression = null;
        if (statement instanceof ExpressionStatement plain) {
            expression = plain.getExpression();
        } else if (statement instanceof ReturnStatement last) {
            expression = last.getExpression();
        }
        return expression instanceof MethodCallExpression call && isOwn(call) ? Optional.of(call) : Optional.empty();
    }

    /** Whether a call has no receiver and a plain name. */
    static boolean isOwn(MethodCallExpression call) {
        return call.isImplicitThis() && call.getMethod() instanceof ConstantExpression;
    }

    static List<Statement> statements(ClosureExpression closure) {
        return statements(closure.getCode());
    }

    static List<Statement> statements(Statement code) {
        return code instanceof BlockStatement block ? block.getStatements() : List.of(code);
    }

    /** The arguments in order; named ones are a single map, the first. */
    static List<Expression> arguments(MethodCallExpression call) {
        Expression arguments = call.getArguments();
        if (arguments instanceof ArgumentListExpression list) {
            return list.getExpressions();
        }
        return arguments instanceof TupleExpression tuple ? tuple.getExpressions() : List.of(arguments);
    }

    /** The block, if the call's only argument is one. */
    static Optional<ClosureExpression> onlyBlock(MethodCallExpression call) {
        List<Expression> arguments = arguments(call);
        return arguments.size() == 1 && arguments.get(0) instanceof ClosureExpression closure
                ? Optional.of(closure)
                : Optional.empty();
    }

    /** The constant, if the call's only argument is one. */
    static Optional<Object> onlyConstant(MethodCallExpression call) {
        List<Expression> arguments = arguments(call);
        return arguments.size() == 1
                        && arguments.get(0) instanceof ConstantExpression constant
                        && constant.getValue() != null
                ? Optional.of(constant.getValue())
                : Optional.empty();
    }

    static boolean isNamed(List<Expression> arguments) {
        return !arguments.isEmpty() && arguments.get(0) instanceof MapExpression;
    }
}
