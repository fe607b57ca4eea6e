package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.model.Observed;
import java.util.Optional;

/** The other side did not answer, or not in a way that can be understood; trying again later is right. */
public final class PortUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what was asked of whom and what came back, free of secrets */
    public PortUnavailable(String message) {
        super(message);
    }

    public PortUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * The value of a fact that has to be known before something is done; empty if it is Absent.
     *
     * @throws PortUnavailable if it is Unknown; an Unknown never authorises a write
     */
    public static <T> Optional<T> unlessKnown(Observed<T> fact) throws PortUnavailable {
        if (fact.isUnknown()) {
            throw new PortUnavailable(fact.unknownReason().orElseThrow());
        }
        return fact.asOptional();
    }
}
