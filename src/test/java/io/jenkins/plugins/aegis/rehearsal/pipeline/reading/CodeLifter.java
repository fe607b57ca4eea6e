package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import io.jenkins.plugins.aegis.rehearsal.pipeline.model.Code;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Takes the executable pieces out of {@code pipeline { … }}. They become closures of the script itself, in the
 * scope in which the pipeline stood, so that the script's variables and methods stay visible to them.
 */
final class CodeLifter {
    private final List<Expression> closures = new ArrayList<>();

    /** A block, to be called as it is. */
    Code block(ClosureExpression block) {
        closures.add(block);
        return new Code(closures.size() - 1, block.getLineNumber());
    }

    /** A value, to be computed when it is asked for. */
    Code value(Expression value) {
        ReturnStatement result = new ReturnStatement(value);
        result.setSourcePosition(value);
        ClosureExpression closure = new ClosureExpression(
                Parameter.EMPTY_ARRAY, new BlockStatement(new Statement[] {result}, new VariableScope()));
        closure.setVariableScope(new VariableScope());
        closure.setSourcePosition(value);
        return block(closure);
    }

    /** A call's arguments as a map; a single unnamed one is under the empty name. */
    Code arguments(MethodCallExpression call) {
        List<Expression> arguments = Syntax.arguments(call);
        MapExpression map = new MapExpression();
        if (Syntax.isNamed(arguments)) {
            ((MapExpression) arguments.get(0)).getMapEntryExpressions().forEach(map::addMapEntryExpression);
        } else {
            arguments.forEach(a -> map.addMapEntryExpression(new MapEntryExpression(new ConstantExpression(""), a)));
        }
        map.setSourcePosition(call);
        return value(map);
    }

    /** What takes the place of {@code pipeline { … }}: handing all pieces to the script's base class. */
    MethodCallExpression replacement(MethodCallExpression pipeline) {
        MethodCallExpression call =
                new MethodCallExpression(new VariableExpression("this"), "runPipeline", new ListExpression(closures));
        call.setImplicitThis(false);
        call.setSourcePosition(pipeline);
        return call;
    }
}
