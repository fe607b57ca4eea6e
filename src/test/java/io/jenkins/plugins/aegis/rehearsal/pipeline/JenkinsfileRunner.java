package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.model.Result;
import io.jenkins.plugins.aegis.rehearsal.pipeline.reading.Jenkinsfile;
import io.jenkins.plugins.aegis.rehearsal.pipeline.reading.JenkinsfileInvalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Runs declarative Jenkinsfiles on this machine. */
public final class JenkinsfileRunner {
    private final Collaborators collaborators;

    public JenkinsfileRunner(StepCatalog catalog, StepHost host, InputHandler inputs, PipelineListener listener) {
        this.collaborators = new Collaborators(catalog, host, inputs, listener);
    }

    /** Runs a first build; see {@link #run(Path, Map, BuildInfo)}. */
    public PipelineOutcome run(Path jenkinsfile, Map<String, Object> parameters) throws IOException {
        return run(jenkinsfile, parameters, BuildInfo.first());
    }

    /**
     * Runs a build to its end; what fails in it is part of the outcome.
     *
     * @param parameters strings, booleans or secrets; those not given have their declared default
     * @throws JenkinsfileInvalid with every problem of the Jenkinsfile; nothing has run then
     * @throws ParametersRefused if a parameter is not declared or a value does not fit; no stage has run then
     * @throws IOException if the Jenkinsfile cannot be read
     */
    public PipelineOutcome run(Path jenkinsfile, Map<String, Object> parameters, BuildInfo build) throws IOException {
        Jenkinsfile parsed = Jenkinsfile.parse(
                jenkinsfile.getFileName().toString(),
                Files.readString(jenkinsfile),
                collaborators.catalog(),
                PipelineScript.class);
        PipelineRuntime runtime = new PipelineRuntime(collaborators, new BuildState(build));
        StageLog log = new StageLog(runtime);
        PipelineScript script = instance(parsed);
        script.attach(runtime, () -> new PipelineExecution(runtime, parsed.model(), log).run(parameters));
        Optional<Throwable> error = Optional.empty();
        try {
            script.run();
        } catch (ParametersRefused refused) {
            throw refused;
        } catch (Throwable thrown) {
            Throwable failure = Failures.unwrapped(thrown);
            runtime.log("ERROR: " + Failures.text(failure));
            error = Optional.of(failure);
        } finally {
            runtime.leave();
        }
        Result result = runtime.state().combined(error, Optional.empty());
        return new PipelineOutcome(result, log.outcomes(), error);
    }

    private static PipelineScript instance(Jenkinsfile parsed) {
        try {
            return (PipelineScript) parsed.script().getConstructor().newInstance();
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalStateException("The compiled Jenkinsfile cannot be instantiated", unusable);
        }
    }
}
