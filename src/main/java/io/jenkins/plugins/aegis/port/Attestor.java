package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.model.Observed;
import java.util.Optional;

/** Vouches for statements as this installation is configured to: with a key, or with an identity and no key. */
public interface Attestor {
    /** File name of the bundle among a release's artifacts. */
    String BUNDLE = "package.sigstore";

    /** Who signs, for people; Absent if nothing is configured, Unknown if what is configured cannot sign now. */
    Observed<String> signer() throws InterruptedException;

    /**
     * Signs an in-toto statement.
     *
     * @return the Sigstore bundle, as JSON; empty if nothing is configured
     * @throws PortUnavailable if what is configured could not sign, or not so that {@link #verify} believes it
     */
    Optional<String> attest(String statement) throws PortUnavailable, InterruptedException;

    /** Whether the configured signer signed what is in the bundle; Unknown if nothing is configured. */
    Observed<Verdict> verify(String bundle) throws InterruptedException;

    /** What is to be thought of a bundle. */
    sealed interface Verdict {
        /** @param statement exactly what was signed */
        record Genuine(String statement) implements Verdict {}

        /** Not to be believed, for that reason. */
        record Refused(String reason) implements Verdict {}
    }
}
