package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.adapter.github.GitHubForge;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.npm.NpmPackageBuilder;
import io.jenkins.plugins.aegis.adapter.record.FileArtifactStore;
import io.jenkins.plugins.aegis.adapter.record.FileAuditBook;
import io.jenkins.plugins.aegis.adapter.registry.NpmRegistry;
import io.jenkins.plugins.aegis.adapter.registry.RegistryEndpoint;
import io.jenkins.plugins.aegis.adapter.releaseplease.ReleasePleaseCli;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.port.ArtifactStore;
import io.jenkins.plugins.aegis.port.BuildRecord;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.Console;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PackageBuilder;
import io.jenkins.plugins.aegis.port.PackageRegistry;
import io.jenkins.plugins.aegis.port.ReleasePlease;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.wiring.ReleaseWiring;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same adapters as on Jenkins, on this machine: only the platform itself (build, workspace, processes) differs.
 *
 * @param releasePlease the installed tool
 * @param registryToken what npm shows to the registry
 */
record RehearsalWiring(
        RehearsalDirectory directory, ReleaseSite site, RehearsedBuild build, Path releasePlease, String registryToken)
        implements ReleaseWiring {

    @Override
    public Opened open() {
        LocalWorkspace agent = new LocalWorkspace(directory.workspace());
        CommandRunner commands = new LocalCommandRunner(Map.of(), build.progress()::commandLine);
        URI forge = site.forgeApi();
        return new Ports(
                this,
                new FileAuditBook(build.auditLog(), Clock.systemUTC()),
                new GitCli(
                        commands,
                        agent.directory("git"),
                        new GitAccess(
                                site.remote(), Optional.empty(), "Aegis Release", "aegis-release@rehearsal.invalid")),
                GitHubForge.at(forge, site.repository(), People.TOKEN),
                new Tools(
                        new NpmRegistry(
                                new RegistryEndpoint(site.npmRegistry(), registryToken),
                                HttpDownloads.within(Duration.ofSeconds(30)),
                                commands,
                                agent.directory("npm")),
                        new ReleasePleaseCli(
                                commands,
                                List.of(releasePlease.toString()),
                                new ReleasePleaseCli.Target(site.repository(), forge, forge),
                                People.TOKEN,
                                agent.directory("release-please")),
                        new NpmPackageBuilder(commands, agent.directory("packages")),
                        new FileArtifactStore(directory.artifacts(), agent.directory("artifacts"))));
    }

    /** What runs on the agent beside git. */
    private record Tools(
            PackageRegistry npm, ReleasePlease releasePlease, PackageBuilder builder, ArtifactStore artifacts) {}

    private record Ports(RehearsalWiring wiring, FileAuditBook audit, GitRepository git, Forge forge, Tools tools)
            implements Opened {
        @Override
        public ReleaseSite site() {
            return wiring.site();
        }

        @Override
        public PackageRegistry npm() {
            return tools.npm();
        }

        @Override
        public ReleasePlease releasePlease() {
            return tools.releasePlease();
        }

        @Override
        public PackageBuilder packageBuilder() {
            return tools.builder();
        }

        @Override
        public ArtifactStore artifacts() {
            return tools.artifacts();
        }

        @Override
        public BuildRecord build() {
            return wiring.build();
        }

        @Override
        public Console console() {
            return wiring.build().progress();
        }

        @Override
        public void close() {
            audit.close();
        }
    }
}
