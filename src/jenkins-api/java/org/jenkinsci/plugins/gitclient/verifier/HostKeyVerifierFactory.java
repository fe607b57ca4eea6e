package org.jenkinsci.plugins.gitclient.verifier;

import hudson.model.TaskListener;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

public abstract class HostKeyVerifierFactory implements SerializableOnlyOverRemoting {
    private static final long serialVersionUID = 1L;

    public abstract AbstractCliGitHostKeyVerifier forCliGit(TaskListener listener);
}
