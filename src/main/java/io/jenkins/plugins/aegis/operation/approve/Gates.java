package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.metadata.TagMessage;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.rule.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What has to be approved beside the go/no-go itself, by configuration, descriptor and facts as they are now.
 *
 * @param further the second person's approval where two are asked for, and each overlay that applies
 * @param findings why one cannot be asked for, or is not known
 */
record Gates(List<Gate> further, List<Finding> findings) {
    Gates {
        further = List.copyOf(further);
        findings = List.copyOf(findings);
    }

    static Gates of(ReleaseVersion version, ApprovalFacts facts) {
        Overlays overlays = Overlays.of(version, facts.overlays(), facts.rules());
        List<Gate> further = new ArrayList<>();
        if (facts.rules().approvalsRequired() > 1) {
            further.add(new Gate(
                    Gate.SECOND,
                    "Release " + version + "? A second person has to agree.",
                    "Jenkins' configuration asks for the approval of two persons",
                    facts.rules().approvers()));
        }
        further.addAll(overlays.gates());
        return new Gates(further, overlays.findings());
    }

    /** Those that the tag does not carry the approval of. */
    List<Gate> notCarriedBy(TagRef tag) {
        Set<String> carried = new HashSet<>(TagMessage.gates(tag));
        return further.stream().filter(gate -> !carried.contains(gate.id())).toList();
    }
}
