package io.jenkins.plugins.aegis.faults;

/** What is shown to servers and must be seen nowhere else. */
final class Secrets {
    static final String FORGE = "canary-of-the-forge-4f1c9";
    static final String GIT = "canary-of-git-83ab0";

    private Secrets() {}
}
