package org.jenkinsci.plugins.gitclient.verifier;

import hudson.ExtensionPoint;

public abstract class SshHostKeyVerificationStrategy<T extends HostKeyVerifierFactory> implements ExtensionPoint {
    public abstract T getVerifier();
}
