package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.util.List;

/** Makes the package of one channel. */
interface Packager {
    /**
     * Builds in the checkout, which other packages share, and leaves the package's files, and nothing else, in the output
     * directory, which is there and empty.
     *
     * @throws IOException if what a tool left is no package; the message names the file
     */
    void pack(Packing packing) throws IOException, PortUnavailable, InterruptedException;

    /**
     * Name and version as the packed files state them.
     *
     * @param files what {@link #pack} left, sorted; at least one
     */
    Stated read(Workspace output, List<String> files) throws IOException, InterruptedException;

    /** Where and what to pack. */
    record Packing(Workspace checkout, Workspace output, ReleaseVersion version, BuildCommands commands) {}

    /** What a package says of itself. */
    record Stated(String name, String version) {}
}
