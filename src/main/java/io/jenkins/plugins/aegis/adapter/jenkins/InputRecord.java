package io.jenkins.plugins.aegis.adapter.jenkins;

import io.jenkins.plugins.aegis.port.BuildRecord.GateDecision;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.support.steps.input.InputSubmittedAction;
import org.jenkinsci.plugins.workflow.support.steps.input.Rejection;

/**
 * What Jenkins recorded of one {@code input}.
 *
 * @param id as the pipeline gave it; empty if it gave none
 * @param submitted present once somebody let the build go on
 * @param error present once the input failed, for whatever reason
 * @param settled when the pause at the input ended
 */
record InputRecord(String id, Optional<InputSubmittedAction> submitted, Optional<ErrorAction> error, Instant settled) {
    /** The parameter of the input whose value is kept as the approver's reason. */
    static final String REASON = "REASON";

    /** The decision; empty while nobody has decided, and when the build was aborted instead. */
    Optional<GateDecision> decision() {
        return error.flatMap(this::rejection)
                .or(() -> submitted.filter(none -> error.isEmpty()).map(this::approval));
    }

    private GateDecision approval(InputSubmittedAction action) {
        return new GateDecision(id, true, nameOf(action.getApprover()), settled, reason(action.getParameters()));
    }

    private static String reason(Map<String, Object> parameters) {
        return parameters.get(REASON) instanceof String text ? text.strip() : "";
    }

    private Optional<GateDecision> rejection(ErrorAction action) {
        if (!(action.getError() instanceof FlowInterruptedException interrupted)) {
            return Optional.empty();
        }
        return interrupted.getCauses().stream()
                .filter(Rejection.class::isInstance)
                .map(Rejection.class::cast)
                .findFirst()
                .map(no -> new GateDecision(
                        id,
                        false,
                        no.getUser() == null ? RunRecord.UNKNOWN : no.getUser().getId(),
                        Instant.ofEpochMilli(no.getTimestamp()),
                        ""));
    }

    private static String nameOf(String approver) {
        return approver == null ? RunRecord.UNKNOWN : approver;
    }
}
