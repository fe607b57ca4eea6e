package io.jenkins.plugins.aegis.rehearsal.pipeline;

import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.BindingException;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.DescribableCall;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.StepParameter;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.StepShape;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The step {@code input}: asks where it is called, and its value is the answer. */
final class InputCall implements BuiltInStep {
    @Override
    public StepShape shape() {
        return new StepShape(
                "input",
                List.of(
                        new StepParameter("message", String.class, true),
                        new StepParameter("id", String.class, false),
                        new StepParameter("ok", String.class, false),
                        new StepParameter("cancel", String.class, false),
                        new StepParameter("submitter", String.class, false),
                        new StepParameter("submitterParameter", String.class, false),
                        new StepParameter("parameters", List.class, false)),
                false);
    }

    @Override
    public Object run(StepCall call) throws Exception {
        InputRequest request = request(call);
        Map<String, Object> answers = new InputGate(call.runtime()).answered(request);
        // Source: InputStepExecution of the pipeline-input-step plugin; one value stands for itself, none is null.
        return answers.size() > 1
                ? answers
                : answers.values().stream().findFirst().orElse(null);
    }

    private static InputRequest request(StepCall call) throws Exception {
        String message = text(call, "message").orElseThrow(() -> new BindingException("input needs a message"));
        String id = text(call, "id").orElse(digest(message));
        if (!id.matches("[A-Za-z0-9._~-]+")) {
            throw new BindingException(
                    "InputStep id is required to be URL safe, but the provided id " + id + " is not safe");
        }
        return new InputRequest(
                new InputRequest.Form(message, text(call, "ok").orElse("Proceed"), parameters(call)),
                InputRequest.capitalised(id),
                text(call, "submitter"),
                text(call, "submitterParameter"));
    }

    private static Optional<String> text(StepCall call, String name) {
        return call.argument(name, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The id that Jenkins gives to an input without one. */
    private static String digest(String message) throws Exception {
        byte[] md5 = MessageDigest.getInstance("MD5").digest(message.getBytes(StandardCharsets.UTF_8));
        return "%032x".formatted(new BigInteger(1, md5));
    }

    private static List<ParameterDefinition> parameters(StepCall call) {
        List<ParameterDefinition> definitions = new ArrayList<>();
        for (Object each : call.argument("parameters", List.class).orElse(List.of())) {
            if (!(each instanceof DescribableCall described)) {
                throw new BindingException("input: parameters expects calls such as string(name: …), not " + each);
            }
            definitions.add(Parameters.definition(described));
        }
        return definitions;
    }
}
