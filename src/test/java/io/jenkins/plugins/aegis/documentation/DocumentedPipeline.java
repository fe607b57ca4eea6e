package io.jenkins.plugins.aegis.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import io.jenkins.plugins.aegis.rehearsal.pipeline.InputDecision;
import io.jenkins.plugins.aegis.rehearsal.pipeline.InputHandler;
import io.jenkins.plugins.aegis.rehearsal.pipeline.JenkinsfileRunner;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineOutcome;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageInfo;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StepCatalog;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StepHost;
import io.jenkins.plugins.aegis.rehearsal.pipeline.reading.JenkinsfileInvalid;
import io.jenkins.plugins.aegis.wiring.ReleaseWiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A pipeline, or a part of one, run with our steps in a build that reaches nothing: every step has to be there and to take
 * what it is given, and the first that works has to get as far as its ports.
 */
record DocumentedPipeline(DocumentedBlock block) {
    private static final StepCatalog STEPS = StepCatalog.scan("io.jenkins.plugins.aegis.step");
    private static final String NOTHING_REACHED = "this build reaches nothing";

    void runs(Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("Jenkinsfile"), whole());
        PipelineOutcome outcome;
        try {
            InputHandler go = (stage, request) -> new InputDecision.Proceed("root", true, Map.of());
            outcome = new JenkinsfileRunner(STEPS, new Nowhere(), go, new PipelineListener() {}).run(file, Map.of());
        } catch (JenkinsfileInvalid invalid) {
            throw new AssertionError(block + ": " + invalid.getMessage() + "\n" + whole(), invalid);
        }
        outcome.error().ifPresent(error -> assertThat(error)
                .as("%s", block)
                .isInstanceOf(AbortException.class)
                .hasMessage(NOTHING_REACHED));
    }

    /** What surrounds such a part in a Jenkinsfile. */
    private String whole() {
        String text = block.text();
        if (startsWith("pipeline")) {
            return text;
        } else if (startsWith("stages")) {
            return pipeline(text);
        } else if (startsWith("stage")) {
            return pipeline("stages {\n" + text + "}");
        } else if (startsWith("options|parameters|environment|triggers|post")) {
            return pipeline(text + "stages { stage('Example') { steps { echo '' } } }");
        } else if (startsWith("input")) {
            return pipeline("stages { stage('Example') {\n" + text + "steps { echo '' } } }");
        }
        return pipeline("parameters { string(name: 'VERSION', defaultValue: '1.2.3')\n"
                + "text(name: 'ACCEPT', defaultValue: '') }\n"
                + "stages { stage('Example') { steps {\n" + text + "} } }");
    }

    private static String pipeline(String content) {
        return "pipeline {\nagent any\n" + content + "\n}\n";
    }

    private boolean startsWith(String sections) {
        return block.text().matches("(?s)(\\s*//[^\\n]*\\n)*\\s*(" + sections + ")\\s*[({].*");
    }

    /** Has an agent and nothing on it. */
    private static final class Nowhere implements StepHost {
        @Override
        public <T> T get(Class<T> type, StageInfo where) {
            ReleaseWiring wiring = () -> {
                throw new AbortException(NOTHING_REACHED);
            };
            return type == ReleaseWiring.class ? type.cast(wiring) : null;
        }

        @Override
        public boolean provides(Class<?> type, StageInfo where) {
            return true;
        }
    }
}
