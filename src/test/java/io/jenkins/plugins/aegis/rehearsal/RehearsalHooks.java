package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.wiring.ReleaseWiring;

/** Where those who measure a rehearsal, or disturb it, stand between the steps and what they work with. */
public interface RehearsalHooks {
    /** Leaves everything as it is. */
    RehearsalHooks NONE = new RehearsalHooks() {};

    /** The addresses that the steps are told. */
    default ReleaseSite site(ReleaseSite real) {
        return real;
    }

    /** What runs the programs of a step. */
    default CommandRunner commands(CommandRunner real) {
        return real;
    }

    /** The ports of a step; what is made of them closes them. */
    default ReleaseWiring.Opened ports(ReleaseWiring.Opened real) {
        return real;
    }
}
