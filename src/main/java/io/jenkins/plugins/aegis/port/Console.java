package io.jenkins.plugins.aegis.port;

/** The build log, for people. */
public interface Console {
    /** Prints one line; control characters are made harmless. */
    void line(String text);
}
