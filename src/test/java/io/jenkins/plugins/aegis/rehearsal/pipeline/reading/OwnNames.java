package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** The names that the Jenkinsfile itself makes callable: its methods, and variables that can hold closures. */
final class OwnNames extends CodeVisitorSupport {
    private final Set<String> names = new HashSet<>();

    private OwnNames() {}

    static Set<String> of(ClassNode script) {
        OwnNames collector = new OwnNames();
        for (MethodNode method : script.getMethods()) {
            if (!method.isSynthetic() && !"run".equals(method.getName()) && !"main".equals(method.getName())) {
                collector.names.add(method.getName());
            }
            collector.add(method.getParameters());
            method.getCode().visit(collector);
        }
        return collector.names;
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        add(closure.getParameters());
        super.visitClosureExpression(closure);
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        if (!declaration.isMultipleAssignmentDeclaration()) {
            names.add(declaration.getVariableExpression().getName());
        }
        super.visitDeclarationExpression(declaration);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression expression) {
        if (expression.getOperation().getType() == org.codehaus.groovy.syntax.Types.EQUAL
                && expression.getLeftExpression() instanceof VariableExpression variable) {
            names.add(variable.getName());
        }
        super.visitBinaryExpression(expression);
    }

    private void add(Parameter... parameters) {
        if (parameters != null) {
            for (Parameter parameter : parameters) {
                names.add(parameter.getName());
            }
        }
    }
}
