package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.rehearsal.forge.ForgeSettings;
import io.jenkins.plugins.aegis.rehearsal.forge.LoopbackForge;
import io.jenkins.plugins.aegis.rehearsal.python.PythonIndexServer;
import io.jenkins.plugins.aegis.rehearsal.registry.NpmRegistryServer;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.wiring.ReleaseAccess.Tokens;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What is around a build: the remote, and the forge, registry and index that serve it for as long as the build runs. */
public record RehearsalSite(
        RehearsalDirectory directory,
        RehearsedProject project,
        LoopbackForge forge,
        NpmRegistryServer registry,
        PythonIndexServer index,
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

    /** For people: what is served where. */
    String addresses() {
        return "Forge " + forge.endpoint() + ", npm registry " + registry.url() + ", Python index " + index.index()
                + ", remote " + project.remote();
    }

    /** What Jenkins' credentials would be. */
    Tokens tokens() {
        return new Tokens(People.TOKEN, registry.token(), Tokens.PYPI_TOKEN_USER, index.token(), "");
    }

    /** Where users get charts. */
    public URI helmRepository() {
        return forge.site().resolve("helm/");
    }

    /** What Jenkins' configuration would say of it. */
    ReleaseSite configuration(ReleaseSite.ApprovalRules rules) {
        return new ReleaseSite(
                project.repository(),
                project.remote().toString(),
                forge.endpoint(),
                new ReleaseSite.Registries(
                        registry.url(),
                        Optional.of(new ReleaseSite.PyPi(index.index(), index.upload())),
                        Optional.of(helmRepository()),
                        Optional.empty()),
                rules);
    }
}
