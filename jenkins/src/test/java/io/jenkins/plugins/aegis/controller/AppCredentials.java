package io.jenkins.plugins.aegis.controller;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.util.Secret;

/** Of the interface that the GitHub App credential of github-branch-source has; each token is another one. */
final class AppCredentials extends BaseStandardCredentials implements StandardUsernamePasswordCredentials {
    private static final long serialVersionUID = 1L;
    private static final String TOKEN = "token-of-the-installation-";

    private int tokens;

    AppCredentials() {
        super(CredentialsScope.GLOBAL, "forge", "");
    }

    /** How many were asked for. */
    synchronized int tokens() {
        return tokens;
    }

    /** The one that was made in that turn, from 1 on. */
    static String token(int turn) {
        return TOKEN + turn;
    }

    @Override
    public String getUsername() {
        return "4711";
    }

    @Override
    public synchronized Secret getPassword() {
        tokens++;
        return Secret.fromString(token(tokens));
    }
}
