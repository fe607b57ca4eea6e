package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.EnvVars;
import hudson.FilePath;
import io.jenkins.plugins.aegis.rehearsal.pipeline.toy.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a Jenkinsfile with the toy steps, and keeps what happened. */
final class PipelineLab implements StepHost, PipelineListener, InputHandler {
    static final StepCatalog TOYS = StepCatalog.scan("io.jenkins.plugins.aegis.rehearsal.pipeline.toy");

    private final Path directory;
    private final Notebook notebook = new Notebook();
    private final List<String> console = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final List<InputRequest> asked = new ArrayList<>();
    private InputHandler inputs = (stage, request) -> new InputDecision.Proceed("mona", Map.of());
    private StepCatalog catalog = TOYS;
    private Runnable atCheckout = () -> {};
    private BuildInfo build = BuildInfo.first();

    PipelineLab(Path directory) {
        this.directory = directory;
    }

    PipelineLab answering(InputHandler handler) {
        inputs = handler;
        return this;
    }

    PipelineLab checkingOut(Runnable action) {
        atCheckout = action;
        return this;
    }

    PipelineLab offering(BuiltInStep step) {
        catalog = catalog.with(step);
        return this;
    }

    PipelineLab as(BuildInfo info) {
        build = info;
        return this;
    }

    PipelineOutcome run(String jenkinsfile) {
        return run(jenkinsfile, Map.of());
    }

    PipelineOutcome run(String jenkinsfile, Map<String, Object> parameters) {
        try {
            Path file = Files.writeString(directory.resolve("Jenkinsfile"), jenkinsfile);
            return new JenkinsfileRunner(catalog, this, this, this).run(file, parameters, build);
        } catch (IOException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** One stage with those steps. */
    PipelineOutcome steps(String steps) {
        return run("pipeline { agent any\n stages { stage('only') { steps {\n" + steps + "\n} } } }");
    }

    List<String> notes() {
        return notebook.notes();
    }

    void await(String note) throws InterruptedException {
        notebook.await(note);
    }

    void note(String note) {
        notebook.write(note);
    }

    synchronized List<String> console() {
        return List.copyOf(console);
    }

    synchronized List<String> events() {
        return List.copyOf(events);
    }

    synchronized List<InputRequest> asked() {
        return List.copyOf(asked);
    }

    @Override
    public <T> T get(Class<T> type, StageInfo where) {
        if (type == Notebook.class) {
            return type.cast(notebook);
        } else if (type == EnvVars.class) {
            return type.cast(new EnvVars("FROM_HOST", "host"));
        } else if (type == FilePath.class) {
            return type.cast(new FilePath(directory.toFile()));
        }
        return null;
    }

    @Override
    public synchronized void checkout(StageInfo where) {
        events.add("checkout " + where.name());
        atCheckout.run();
    }

    @Override
    public InputDecision ask(StageInfo stage, InputRequest request) throws InterruptedException {
        synchronized (this) {
            asked.add(request);
            events.add("ask " + stage.name() + (stage.hasNode() ? " on node" : ""));
        }
        return inputs.ask(stage, request);
    }

    @Override
    public synchronized void stageStarted(StageInfo stage) {
        events.add("start " + stage.name());
    }

    @Override
    public synchronized void stageFinished(StageInfo stage, StageOutcome outcome) {
        events.add(outcome.status() + " " + stage.name());
    }

    @Override
    public synchronized void stepStarted(StageInfo stage, String step, int line) {
        events.add("step " + step + ":" + line);
    }

    @Override
    public synchronized void stepFinished(StageInfo stage, String step, Duration took, Optional<Throwable> failure) {
        failure.ifPresent(f -> events.add("step " + step + " failed: " + f.getMessage()));
    }

    @Override
    public synchronized void inputAnswered(StageInfo stage, InputRequest request, InputDecision decision) {
        events.add("answered by " + decision.user());
    }

    @Override
    public synchronized void log(StageInfo stage, String line) {
        console.add(line);
    }
}
