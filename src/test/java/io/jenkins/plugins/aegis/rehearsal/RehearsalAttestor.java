package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.adapter.signing.SigstoreAttestor;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.io.IOException;
import java.util.Optional;

/** Signs with the key of a rehearsal, which is read when it is needed, as a controller does with a configured one. */
record RehearsalAttestor(RehearsalDirectory directory) implements Attestor {
    @Override
    public Observed<String> signer() throws InterruptedException {
        try {
            return attestor().signer();
        } catch (PortUnavailable e) {
            return Observed.unknown("the key of the rehearsal", e.getMessage());
        }
    }

    @Override
    public Optional<String> attest(String statement) throws PortUnavailable, InterruptedException {
        return attestor().attest(statement);
    }

    @Override
    public Observed<Verdict> verify(String bundle) throws InterruptedException {
        try {
            return attestor().verify(bundle);
        } catch (PortUnavailable e) {
            return Observed.unknown("the key of the rehearsal", e.getMessage());
        }
    }

    private Attestor attestor() throws PortUnavailable {
        try {
            return new SigstoreAttestor(Optional.of(RehearsalKey.of(directory)));
        } catch (IOException e) {
            throw new PortUnavailable("the key of the rehearsal cannot be had: " + e.getMessage(), e);
        }
    }
}
