package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.model.Observed;
import java.util.Optional;

/** Vouches for statements with the key of this installation. */
public interface Attestor {
    /** File name of the bundle among a release's artifacts. */
    String BUNDLE = "package.sigstore";

    /**
     * Signs an in-toto statement.
     *
     * @return the Sigstore bundle, as JSON; empty if no key is configured
     */
    Optional<String> attest(String statement);

    /** Whether that key signed what is in the bundle; Unknown if no key is configured. */
    Observed<Verdict> verify(String bundle);

    /** What is to be thought of a bundle. */
    sealed interface Verdict {
        /** @param statement exactly what was signed */
        record Genuine(String statement) implements Verdict {}

        /** Not to be believed, for that reason. */
        record Refused(String reason) implements Verdict {}
    }
}
