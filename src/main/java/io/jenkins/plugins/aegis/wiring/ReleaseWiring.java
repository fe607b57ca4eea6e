package io.jenkins.plugins.aegis.wiring;

import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.io.IOException;

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

    /** Ports that are to be closed. */
    interface Opened extends ReleasePorts, AutoCloseable {
        @Override
        void close();
    }
}
