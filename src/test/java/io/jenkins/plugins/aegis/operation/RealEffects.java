package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.plan.Effects;
import io.jenkins.plugins.aegis.port.ReleasePorts;

/** What a release's actions do, for tests that carry out one of them. */
public final class RealEffects {
    private RealEffects() {}

    /** Through those ports. */
    public static Effects of(ReleasePorts ports) {
        return new PortEffects(ports);
    }

    /** A runner that has those effects carry its actions out. */
    public static OperationRunner runner(String step, ReleaseRequest request, ReleasePorts ports, Effects effects) {
        return new OperationRunner(step, request, ports, effects);
    }
}
