package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.rehearsal.forge.ForgeSettings;
import io.jenkins.plugins.aegis.rehearsal.forge.LoopbackForge;
import io.jenkins.plugins.aegis.rehearsal.registry.NpmRegistryServer;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import java.io.IOException;
import java.util.List;

/** What is around a build: the remote, and the forge and registry that serve it for as long as the build runs. */
public record RehearsalSite(
        RehearsalDirectory directory,
        RehearsedProject project,
        LoopbackForge forge,
        NpmRegistryServer registry,
        NodeTools tools) {

    /** A forge over the project's remote, with the people of a rehearsal; the caller closes it. */
    public static LoopbackForge forge(RehearsalDirectory directory, RehearsedProject project) throws IOException {
        return forge(directory, project, 0);
    }

    /** The same on a given port, 0 for any free one. */
    static LoopbackForge forge(RehearsalDirectory directory, RehearsedProject project, int port) throws IOException {
        return LoopbackForge.start(
                new ForgeSettings(
                        project.repository(), project.remote(), directory.forge(), People.accounts(), List.of("ci")),
                port);
    }

    /** What Jenkins' configuration would say of it. */
    ReleaseSite configuration(ReleaseSite.ApprovalRules rules) {
        return new ReleaseSite(
                project.repository(),
                project.remote().toString(),
                forge.endpoint(),
                ReleaseSite.Registries.npmOnly(registry.url()),
                rules);
    }
}
