package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.port.Workspace;
import java.nio.file.Path;

class LocalWorkspaceTest extends WorkspaceContract {
    @Override
    protected Workspace workspaceIn(Path directory) {
        return new LocalWorkspace(directory);
    }
}
