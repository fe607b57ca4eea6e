package io.jenkins.plugins.aegis.wiring;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.Optional;

/** cosign is to sign or to verify, and there is no machine to run it on. */
final class AttestorWithoutAgent implements Attestor {
    private static final String REASON =
            "cosign needs an agent, and there is no workspace here; run the step in a stage with an agent";

    @Override
    public Observed<String> signer() {
        return Observed.unknown("cosign", REASON);
    }

    @Override
    public Optional<String> attest(String statement) throws PortUnavailable {
        throw new PortUnavailable(REASON);
    }

    @Override
    public Observed<Verdict> verify(String bundle) {
        return Observed.unknown("the signature of " + BUNDLE, REASON);
    }
}
