package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.ReleaseVersion;

/** The pinned Release Please command line. */
public interface ReleasePlease {
    /**
     * Asks for a metadata pull request of exactly that version against the branch. Success proves nothing: look for the
     * pull request.
     *
     * @return what the tool printed last, for a message when no pull request is found
     * @throws PortUnavailable if it cannot be started or fails
     */
    String openPullRequest(ReleaseVersion version, String branch, ReleaseDescriptor.Metadata metadata)
            throws PortUnavailable, InterruptedException;
}
