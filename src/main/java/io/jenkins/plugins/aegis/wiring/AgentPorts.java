package io.jenkins.plugins.aegis.wiring;

import io.jenkins.plugins.aegis.adapter.check.CommandChecks;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.adapter.git.GitMemory;
import io.jenkins.plugins.aegis.adapter.git.HostKeys;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.packaging.CheckoutBuilder;
import io.jenkins.plugins.aegis.adapter.record.FileArtifactStore;
import io.jenkins.plugins.aegis.adapter.releaseplease.ReleasePleaseCli;
import io.jenkins.plugins.aegis.port.ArtifactStore;
import io.jenkins.plugins.aegis.port.CheckRunner;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PackageBuilder;
import io.jenkins.plugins.aegis.port.ReleasePlease;
import io.jenkins.plugins.aegis.port.Workspace;
import java.nio.file.Path;
import java.time.Clock;

/** The ports whose programs and files are on the machine that builds; the same on Jenkins and in a rehearsal. */
public record AgentPorts(
        GitRepository git,
        ChannelPorts channels,
        ReleasePlease releasePlease,
        PackageBuilder packageBuilder,
        CheckRunner checks,
        ArtifactStore artifacts) {
    /**
     * The machine that builds.
     *
     * @param commands runs the tools of a release, which get its credentials
     * @param repositoryCommands runs what the released repository brings, which gets none
     * @param directory ours alone, outside of the pipeline's own checkout; may be deleted between two builds
     * @param hostKeys by which git's ssh knows its servers
     * @param memory what git said to earlier steps of the build on this machine, and in this directory
     */
    public record Agent(
            CommandRunner commands,
            CommandRunner repositoryCommands,
            Workspace directory,
            HostKeys hostKeys,
            GitMemory memory) {
        /** A machine on which both may run. */
        public Agent(CommandRunner commands, Workspace directory, GitMemory memory) {
            this(commands, commands, directory, HostKeys.OF_THE_MACHINE, memory);
        }
    }

    /**
     * @param downloads reads the registry from here, not from the agent
     * @param artifacts where built artifacts are kept, on this side
     */
    public static AgentPorts on(Agent agent, ReleaseAccess access, HttpDownloads downloads, Path artifacts) {
        CommandRunner commands = agent.commands();
        Workspace directory = agent.directory();
        GitRepository git = new GitCli(
                new GitCli.Machine(commands, directory.directory("git"), agent.hostKeys()),
                access.git(),
                Clock.systemUTC(),
                agent.memory());
        return new AgentPorts(
                git,
                new ChannelPorts(agent, access, downloads, git),
                new ReleasePleaseCli(
                        commands,
                        access.releasePlease().command(),
                        new ReleasePleaseCli.Target(
                                access.site().repository(),
                                access.site().forgeApi(),
                                access.releasePlease().graphql()),
                        access.forgeToken(),
                        directory.directory("release-please")),
                new CheckoutBuilder(agent.repositoryCommands(), directory.directory("packages")),
                new CommandChecks(agent.repositoryCommands()),
                new FileArtifactStore(artifacts, directory.directory("artifacts")));
    }
}
