package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.adapter.workspace.LocalDirectory;
import java.nio.file.Path;

/** The workspace of a test or a rehearsal, on this machine. */
public final class LocalWorkspace extends LocalDirectory {
    /** @param directory need not exist; the workspace never reaches outside of it */
    public LocalWorkspace(Path directory) {
        super(directory);
    }
}
