package io.jenkins.plugins.aegis.wiring;

import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.io.IOException;
import java.util.Optional;

/**
 * Makes the ports of one step of one build; steps ask their context for it.
 *
 * <p>On Jenkins it is contributed to every step's context by {@link JenkinsWiring}; a rehearsal contributes its own.
 */
public interface ReleaseWiring {
    /**
     * Opens the ports; the audit log is locked until they are closed.
     *
     * @throws PortUnavailable if something that they need cannot be had now
     * @throws IOException if the configuration or the build cannot be read
     */
    Opened open() throws PortUnavailable, IOException, InterruptedException;

    /**
     * Makes this build the one that releases the repository, until it is over.
     *
     * @return the build that does so already, for people to find it; empty if it is this one
     * @throws IOException if the configuration or the build cannot be read
     */
    default Optional<String> releasedElsewhere() throws IOException {
        return Optional.empty();
    }

    /** Ports that are to be closed. */
    interface Opened extends ReleasePorts, AutoCloseable {
        @Override
        void close();
    }
}
