package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import groovy.lang.Script;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.Vocabulary;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.PipelineModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;

/**
 * A Jenkinsfile that was read, found valid, and compiled.
 *
 * @param script a class with the base class that was asked for; it calls {@code runPipeline} with the closures that
 *     the model's {@link io.jenkins.plugins.aegis.rehearsal.pipeline.model.Code Code} counts
 */
public record Jenkinsfile(PipelineModel model, Class<? extends Script> script) {

    /** @throws JenkinsfileInvalid with everything that is wrong with it */
    public static Jenkinsfile parse(
            String name, String text, Vocabulary vocabulary, Class<? extends Script> scriptBase) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(scriptBase.getName());
        PipelineCustomizer pipeline = new PipelineCustomizer(vocabulary);
        configuration.addCompilationCustomizers(pipeline);
        try (GroovyClassLoader loader = new GroovyClassLoader(scriptBase.getClassLoader(), configuration)) {
            GroovyCodeSource source = new GroovyCodeSource(text, "WorkflowScript.groovy", "/groovy/script");
            source.setCachable(false);
            Class<?> compiled = loader.parseClass(source);
            return new Jenkinsfile(pipeline.model(), compiled.asSubclass(Script.class));
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        } catch (MultipleCompilationErrorsException errors) {
            List<Problem> problems = new ArrayList<>(pipeline.problems());
            if (problems.isEmpty()) {
                problems.addAll(syntaxErrors(errors));
            }
            throw new JenkinsfileInvalid(name, problems);
        }
    }

    private static List<Problem> syntaxErrors(MultipleCompilationErrorsException errors) {
        List<Problem> problems = new ArrayList<>();
        for (Object error : errors.getErrorCollector().getErrors()) {
            if (error instanceof SyntaxErrorMessage syntax) {
                problems.add(new Problem(
                        syntax.getCause().getLine(), syntax.getCause().getOriginalMessage()));
            }
        }
        return problems.isEmpty() ? List.of(new Problem(0, errors.getMessage())) : problems;
    }
}
