package io.jenkins.plugins.aegis.wiring;

import hudson.AbortException;
import io.jenkins.plugins.aegis.adapter.signing.Cosign;
import io.jenkins.plugins.aegis.adapter.signing.KeylessAttestor;
import io.jenkins.plugins.aegis.adapter.signing.SigningKey;
import io.jenkins.plugins.aegis.adapter.signing.SigstoreAttestor;
import io.jenkins.plugins.aegis.config.KeylessSettings;
import io.jenkins.plugins.aegis.config.ReleaseCredentials;
import io.jenkins.plugins.aegis.config.ReleaseCredentials.SecretDocument;
import io.jenkins.plugins.aegis.config.SiteSettings;
import io.jenkins.plugins.aegis.model.KeylessSigning;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.wiring.AgentPorts.Agent;
import java.io.IOException;
import java.util.Optional;

/** Makes the attestor that the settings of a build ask for: with a key, without one, or none at all. */
record ConfiguredAttestor(SiteSettings settings, ReleaseCredentials credentials) {
    /**
     * @param machine empty where the step runs without a workspace; without a key nothing can be signed there
     * @throws AbortException if a credential is missing or of no use
     */
    Attestor on(Optional<Agent> machine) throws IOException {
        KeylessSettings keyless = settings.getKeyless();
        if (keyless == null) {
            return new SigstoreAttestor(key());
        }
        SecretDocument token = credentials.document(keyless.getTokenCredentialsId());
        KeylessSigning signing = keyless.toSigning();
        if (machine.isEmpty()) {
            return new AttestorWithoutAgent();
        }
        Agent agent = machine.get();
        return new KeylessAttestor(
                signing,
                new Cosign(agent.commands(), agent.directory().directory("cosign"), signing),
                () -> read(token));
    }

    /** The key stays on the controller: it signs here, and no agent sees it. */
    private Optional<SigningKey> key() throws IOException {
        String id = settings.getSigningCredentialsId();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SigningKey.ofPem(credentials.document(id).read()));
        } catch (IllegalArgumentException e) {
            throw new AbortException("Credential " + id + " cannot sign attestations: " + e.getMessage());
        }
    }

    private String read(SecretDocument token) throws PortUnavailable {
        try {
            return token.read();
        } catch (IOException e) {
            throw new PortUnavailable(
                    "the identity token of credential " + settings.getKeyless().getTokenCredentialsId()
                            + " cannot be read: " + e.getMessage(),
                    e);
        }
    }
}
