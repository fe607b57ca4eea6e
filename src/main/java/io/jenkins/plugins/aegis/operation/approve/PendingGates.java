package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.ArrayList;
import java.util.List;

/** Which gates this build has asked for and nobody has answered; told by its audit log and its own record alone. */
public final class PendingGates {
    private PendingGates() {}

    /** The go/no-go first if it is among them; none where nothing was asked, as for a version that is tagged. */
    public static List<Gate> of(ReleasePorts ports) {
        ApprovalFacts facts = ApprovalFacts.observe(ports);
        List<Gate> gates = new ArrayList<>();
        facts.request().ifPresent(asked -> {
            gates.add(new Gate(
                    Gate.GO_NO_GO,
                    "Release " + asked.parts().getOrDefault("version", "") + "?",
                    "nothing is tagged without it",
                    facts.rules().approvers()));
            gates.addAll(asked.further());
        });
        gates.removeIf(gate -> facts.decision(gate.id()).isPresent());
        ports.console()
                .line(
                        gates.isEmpty()
                                ? "No approval is open"
                                : "Open is "
                                        + String.join(
                                                " and ",
                                                gates.stream()
                                                        .map(gate -> Gate.label(gate.id()))
                                                        .toList()));
        return gates;
    }
}
