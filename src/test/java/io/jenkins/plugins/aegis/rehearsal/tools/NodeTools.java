package io.jenkins.plugins.aegis.rehearsal.tools;

import java.nio.file.Path;
import java.util.Map;

/**
 * The pinned Node programs, installed and ready to run.
 *
 * @param directory holds the {@code node_modules} that the lock describes
 */
public record NodeTools(Path directory) {

    /** Installs what {@code src/test/rehearsal/tools} of this checkout pins, unless that is done already. */
    public static NodeTools ofProject() {
        ProjectDirectory project = ProjectDirectory.locate();
        return install(project.toolsDescription(), project.toolsCache());
    }

    /**
     * Installs what a {@code package.json} and its lock pin into a directory of the cache that is named by their
     * digest; several processes may do so at once, and a killed one leaves nothing that looks finished.
     *
     * @throws ToolsUnavailable when npm is missing, or cannot reach its registry
     */
    public static NodeTools install(Path description, Path cache) {
        return new NodeInstallation(description, cache, Map.of()).complete();
    }

    /** The command {@code release-please}; a script that runs on the {@code node} of the PATH. */
    public Path releasePlease() {
        return directory.resolve("node_modules/.bin/release-please");
    }

    /** The start script of Verdaccio; to be run by {@link #node22()}, which it needs. */
    public Path verdaccio() {
        return directory.resolve("node_modules/verdaccio/bin/verdaccio");
    }

    /**
     * A Node of the 22 line.
     *
     * @throws ToolsUnavailable when the lock pins none for this machine
     */
    public Path node22() {
        return NodeRuntime.in(directory);
    }
}
