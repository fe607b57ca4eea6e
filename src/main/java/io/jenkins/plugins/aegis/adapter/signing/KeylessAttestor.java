package io.jenkins.plugins.aegis.adapter.signing;

import io.jenkins.plugins.aegis.model.KeylessSigning;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.Optional;

/**
 * Signs by {@code cosign} with a key that lives as long as the program runs, and a certificate for our identity.
 *
 * <p>cosign judges certificate, identity, timestamp and log entry. That the statement which we go on with is the one that
 * was signed is checked here as well: two readers of one JSON need not find the same in it.
 */
public final class KeylessAttestor implements Attestor {
    private final KeylessSigning signing;
    private final Cosign cosign;
    private final IdentityToken token;

    /** What proves our identity to who issues certificates; asked for when it is needed, as it is short-lived. */
    public interface IdentityToken {
        /** @throws PortUnavailable if it cannot be had; the message names its credential */
        String get() throws PortUnavailable, InterruptedException;
    }

    /** @param cosign of the same services */
    public KeylessAttestor(KeylessSigning signing, Cosign cosign, IdentityToken token) {
        this.signing = signing;
        this.cosign = cosign;
        this.token = token;
    }

    @Override
    public Observed<String> signer() throws InterruptedException {
        String source = "cosign on the agent";
        try {
            cosign.requireUsable();
            return Observed.present(signing + ", through cosign", source);
        } catch (PortUnavailable e) {
            return Observed.unknown(source, e.getMessage());
        }
    }

    @Override
    public Optional<String> attest(String statement) throws PortUnavailable, InterruptedException {
        cosign.requireUsable();
        String bundle = cosign.sign(statement, token.get());
        Verdict verdict = judge(bundle);
        if (verdict.equals(new Verdict.Genuine(statement))) {
            return Optional.of(bundle);
        }
        String reason = verdict instanceof Verdict.Refused refused ? refused.reason() : "it is of another statement";
        throw new PortUnavailable("cosign wrote a bundle that is not that of " + signing + ": " + reason
                + "; nothing was kept. Compare the identity token and the services with the configured identity and"
                + " issuer");
    }

    @Override
    public Observed<Verdict> verify(String bundle) throws InterruptedException {
        String source = "the signature of " + BUNDLE;
        try {
            return Observed.present(judge(bundle), source);
        } catch (PortUnavailable e) {
            return Observed.unknown(source, e.getMessage());
        }
    }

    private Verdict judge(String text) throws PortUnavailable, InterruptedException {
        SigstoreBundle bundle;
        try {
            bundle = SigstoreBundle.read(text);
            if (!BundleCertificate.of(bundle).signed(bundle.signed(), bundle.signature())) {
                return new Verdict.Refused("the signature is not that of its certificate over its statement");
            }
        } catch (IllegalArgumentException e) {
            return new Verdict.Refused(e.getMessage());
        }
        Optional<String> refusal = cosign.refusal(text);
        return refusal.isPresent()
                ? new Verdict.Refused("cosign says: " + refusal.get())
                : new Verdict.Genuine(bundle.statement());
    }
}
