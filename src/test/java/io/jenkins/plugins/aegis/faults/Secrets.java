package io.jenkins.plugins.aegis.faults;

/** What is shown to servers and must be seen nowhere else. */
final class Secrets {
    static final String FORGE = "canary-of-the-forge-4f1c9";
    static final String GIT = "canary-of-git-83ab0";

    static final String CLAWHUB = "canary-of-clawhub-5d07e";
    static final String RELEASE_PLEASE = "canary-of-release-please-91b3f";

    private Secrets() {}
}
