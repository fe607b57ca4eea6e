package org.jenkinsci.plugins.gitclient.verifier;

import java.io.IOException;
import java.nio.file.Path;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

public interface AbstractCliGitHostKeyVerifier extends SerializableOnlyOverRemoting {
    String getVerifyHostKeyOption(Path tempKnownHosts) throws IOException;
}
