package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitMemory;
import io.jenkins.plugins.aegis.adapter.github.ConditionalAnswers;
import io.jenkins.plugins.aegis.adapter.github.GitHubForge;
import io.jenkins.plugins.aegis.adapter.github.Transport;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.record.FileAuditBook;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.rehearsal.helm.HelmTool;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.wiring.AgentPorts;
import io.jenkins.plugins.aegis.wiring.AgentPorts.Agent;
import io.jenkins.plugins.aegis.wiring.OpenedPorts;
import io.jenkins.plugins.aegis.wiring.ReleaseAccess;
import io.jenkins.plugins.aegis.wiring.ReleaseAccess.ReleasePleaseTool;
import io.jenkins.plugins.aegis.wiring.ReleaseAccess.Tokens;
import io.jenkins.plugins.aegis.wiring.ReleaseWiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same adapters as on Jenkins, on this machine: only the platform itself (build, workspace, processes) differs. */
record RehearsalWiring(
        RehearsalDirectory directory,
        ReleaseAccess access,
        RehearsedBuild build,
        RehearsalHooks hooks,
        GitMemory memory)
        implements ReleaseWiring {

    private static final ConditionalAnswers ANSWERS = new ConditionalAnswers();

    /**
     * @param tokens what is shown to the forge and to the registries
     * @param releasePlease the installed tool
     */
    static ReleaseAccess access(ReleaseSite site, Tokens tokens, Path releasePlease) {
        return new ReleaseAccess(
                site,
                new GitAccess(site.remote(), Optional.empty(), "Aegis Release", "aegis-release@rehearsal.invalid"),
                tokens,
                new ReleasePleaseTool(List.of(releasePlease.toString()), site.forgeApi()));
    }

    @Override
    public Opened open() throws IOException {
        ReleaseSite site = access.site();
        Agent agent = new Agent(
                hooks.commands(HelmTool.on(directory.programs())
                        .on(new LocalCommandRunner(Map.of(), build.progress()::commandLine))),
                new LocalWorkspace(directory.workspace()),
                memory);
        return hooks.ports(new OpenedPorts(
                site,
                new GitHubForge(site.forgeApi(), site.repository(), People.TOKEN, Transport.direct(), ANSWERS),
                Optional.of(AgentPorts.on(
                        agent,
                        access,
                        new HttpDownloads(CountedHttp.REGISTRIES, Duration.ofSeconds(30)),
                        directory.artifacts())),
                new RehearsalAttestor(directory),
                new FileAuditBook(build.auditLog(), Clock.systemUTC()),
                build,
                build.progress()));
    }
}
