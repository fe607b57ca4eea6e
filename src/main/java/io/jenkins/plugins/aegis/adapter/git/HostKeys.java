package io.jenkins.plugins.aegis.adapter.git;

import java.io.IOException;

/** How ssh makes sure that it speaks to the right server. */
@FunctionalInterface
public interface HostKeys {
    /** As the ssh of the machine is configured. */
    HostKeys OF_THE_MACHINE = directory -> "";

    /**
     * ssh's options, as words for a shell.
     *
     * @param directory on the machine that runs ssh, for a file of keys; it outlives the one command
     * @throws IOException if the file cannot be written, or the machine was lost
     */
    String options(String directory) throws IOException, InterruptedException;
}
