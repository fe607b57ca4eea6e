package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.BindingException;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.InputModel;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.support.steps.input.Rejection;

/** Asks before a stage goes on; a rejection aborts the build. */
final class InputGate {
    private final PipelineRuntime runtime;

    InputGate(PipelineRuntime runtime) {
        this.runtime = runtime;
    }

    /** Declarative computes the question when the pipeline begins, not when the stage is reached. */
    InputRequest request(String stage, InputModel model) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : model.fields().keySet()) {
            fields.put(field, runtime.text(model.fields().get(field)));
        }
        String id = fields.getOrDefault("id", digest(stage));
        return new InputRequest(
                new InputRequest.Form(
                        fields.get("message"),
                        fields.getOrDefault("ok", "Proceed"),
                        new Parameters(runtime).definitions(model.parameters())),
                InputRequest.capitalised(id),
                Optional.ofNullable(fields.get("submitter")),
                Optional.ofNullable(fields.get("submitterParameter")));
    }

    /** The id that Declarative gives to a stage's input. */
    private static String digest(String stage) throws Exception {
        byte[] md5 = MessageDigest.getInstance("MD5").digest(stage.getBytes(StandardCharsets.UTF_8));
        return "%032x".formatted(new BigInteger(1, md5));
    }

    <T> T around(Optional<InputRequest> request, Callable<T> work) throws Exception {
        if (request.isEmpty()) {
            return work.call();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        answered(request.get()).forEach((name, value) -> variables.put(name, Parameters.text(value)));
        return runtime.within(runtime.scope().with(variables), work);
    }

    /** Asks, and gives what was answered: the values of the parameters, and who answered if that was asked for. */
    Map<String, Object> answered(InputRequest request) throws Exception {
        StageInfo stage = runtime.scope().stage();
        InputDecision decision = ask(stage, request);
        admit(request, decision);
        Map<String, Object> answers = answers(request, decision);
        runtime.collaborators().listener().inputAnswered(stage, request, decision);
        if (decision instanceof InputDecision.Reject) {
            runtime.log("Rejected by " + decision.user());
            throw new FlowInterruptedException(
                    Result.ABORTED, true, new Rejection(User.getById(decision.user(), true)));
        }
        runtime.log("Approved by " + decision.user());
        return answers;
    }

    private InputDecision ask(StageInfo stage, InputRequest request) throws Exception {
        CompletableFuture<InputDecision> answer = new CompletableFuture<>();
        Thread asking = new Thread(
                () -> {
                    try {
                        answer.complete(runtime.collaborators().inputs().ask(stage, request));
                    } catch (Throwable failure) {
                        answer.completeExceptionally(failure);
                    }
                },
                "input " + request.id());
        asking.setDaemon(true);
        asking.start();
        return (InputDecision) runtime.branch().await(answer, cause -> {
            answer.completeExceptionally(cause);
            asking.interrupt();
        });
    }

    /** Jenkins lets those answer whom the submitter list names, and administrators always. */
    private static void admit(InputRequest request, InputDecision decision) {
        List<String> allowed = request.submitters();
        if (!allowed.isEmpty() && !decision.administrator() && !allowed.contains(decision.user())) {
            throw new IllegalStateException("User \"%s\" may not answer input \"%s\"; its submitter is %s"
                    .formatted(decision.user(), request.id(), allowed));
        }
    }

    private static Map<String, Object> answers(InputRequest request, InputDecision decision) {
        Map<String, Object> answers = new LinkedHashMap<>();
        if (decision instanceof InputDecision.Proceed proceed) {
            List<String> misfits = new ArrayList<>();
            answers.putAll(Parameters.accept(request.form().parameters(), proceed.values(), misfits));
            if (!misfits.isEmpty()) {
                throw new BindingException("input \"%s\": %s".formatted(request.id(), String.join("; ", misfits)));
            }
            request.submitterParameter().ifPresent(name -> answers.put(name, decision.user()));
        }
        return answers;
    }
}
