package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.Vocabulary;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.PipelineModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.messages.SimpleMessage;

/** Reads the pipeline out of a script that is being compiled, and puts the call that runs it in its place. */
final class PipelineCustomizer extends CompilationCustomizer {
    private final Vocabulary vocabulary;
    private final Problems problems = new Problems();
    private PipelineModel model;

    PipelineCustomizer(Vocabulary vocabulary) {
        super(CompilePhase.CONVERSION);
        this.vocabulary = vocabulary;
    }

    PipelineModel model() {
        return model;
    }

    List<Problem> problems() {
        return problems.found();
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        if (!type.isScript()) {
            problems.at(type, "A Jenkinsfile cannot declare the class %s here", type.getName());
        } else {
            script(source, type);
        }
        if (problems.any()) {
            source.getErrorCollector().addErrorAndContinue(new SimpleMessage("The pipeline is not valid", source));
        }
    }

    private void script(SourceUnit source, ClassNode type) {
        Set<String> ownNames = OwnNames.of(type);
        CodeLifter code = new CodeLifter();
        StepsReader steps = new StepsReader(problems, code);
        List<Statement> statements = source.getAST().getStatementBlock().getStatements();
        for (int i = 0; i < statements.size(); i++) {
            Optional<MethodCallExpression> call =
                    Syntax.call(statements.get(i)).filter(c -> "pipeline".equals(c.getMethodAsString()));
            if (call.isPresent()) {
                read(call.get(), code, steps);
                statements.set(i, new ExpressionStatement(code.replacement(call.get())));
            }
        }
        if (model == null && !problems.any()) {
            problems.at(type, "No pipeline block: a declarative Jenkinsfile has pipeline { … } at its top level");
        }
        CallRewriter rewriter = new CallRewriter(source, vocabulary, ownNames, problems, steps);
        type.getMethods().stream()
                .filter(method -> !method.getName().equals("main")) // Groovy's, and it calls no step
                .map(MethodNode::getCode)
                .forEach(body -> body.visit(rewriter));
    }

    private void read(MethodCallExpression call, CodeLifter code, StepsReader steps) {
        Optional<ClosureExpression> block = Syntax.onlyBlock(call);
        if (block.isEmpty()) {
            problems.at(call, "Expected a block for pipeline");
        } else if (model != null) {
            problems.at(call, "Multiple pipeline blocks: there can be one");
        } else {
            model = new PipelineReader(problems, code, steps).read(block.get());
        }
    }
}
