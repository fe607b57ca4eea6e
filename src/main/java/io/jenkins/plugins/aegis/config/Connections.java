package io.jenkins.plugins.aegis.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.net.URI;

/** Tries what somebody is about to configure; each call asks once, and waits for the answer. */
public interface Connections extends ExtensionPoint {
    /** @param text for the person who asked; holds no secret */
    record Answer(boolean usable, String text) {}

    /** Whether the forge answers, and what the credential may do with the repository. */
    Answer forge(URI api, String repository, String token) throws InterruptedException;

    /**
     * Whether a git remote lists its branches and tags.
     *
     * @param basic what HTTP's Basic scheme sends
     */
    Answer git(URI remote, String basic) throws InterruptedException;

    /** Whether the registry answers, and whom it takes us for; an empty token stands for none. */
    Answer npm(URI registry, String token) throws InterruptedException;

    /** Whether a document can be had there by anybody. */
    Answer document(URI address) throws InterruptedException;

    static Connections get() {
        return ExtensionList.lookupSingleton(Connections.class);
    }
}
