package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.port.ReleasePorts;

/** Where the steps of a release run: their ports, and the people who act in between. */
public interface ReleaseScene {
    ReleasePorts ports();

    /** A maintainer says go. */
    void go();

    /** A maintainer reviews and merges the open pull request into that branch. */
    void reviewAndMerge(String base);
}
