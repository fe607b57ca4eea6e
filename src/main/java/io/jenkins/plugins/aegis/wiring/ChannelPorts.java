package io.jenkins.plugins.aegis.wiring;

import io.jenkins.plugins.aegis.adapter.clawhub.ClawHub;
import io.jenkins.plugins.aegis.adapter.clawhub.ClawHubEndpoint;
import io.jenkins.plugins.aegis.adapter.clawhub.SkillPublisher;
import io.jenkins.plugins.aegis.adapter.command.CommandChannel;
import io.jenkins.plugins.aegis.adapter.helm.ChartRepository;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.npm.NpmRegistry;
import io.jenkins.plugins.aegis.adapter.npm.RegistryEndpoint;
import io.jenkins.plugins.aegis.adapter.pypi.IndexEndpoint;
import io.jenkins.plugins.aegis.adapter.pypi.PythonIndex;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.Workspace;
import io.jenkins.plugins.aegis.wiring.AgentPorts.Agent;
import java.time.Clock;

/** Makes the port of each channel: the descriptor says what, the configuration where and as whom (lesson L35). */
public final class ChannelPorts {
    private final Agent agent;
    private final ReleaseAccess access;
    private final HttpDownloads downloads;
    private final GitRepository git;

    ChannelPorts(Agent agent, ReleaseAccess access, HttpDownloads downloads, GitRepository git) {
        this.agent = agent;
        this.access = access;
        this.downloads = downloads;
        this.git = git;
    }

    /** The port of that channel, with a scratch directory of its own. */
    public PackageChannel of(Channel channel) {
        Workspace scratch =
                agent.directory().directory("channels/" + channel.place().name());
        if (channel instanceof Channel.Helm helm) {
            return access.site()
                    .registries()
                    .helm()
                    .<PackageChannel>map(base -> new ChartRepository(
                            helm, git, new ChartRepository.Site(base, downloads), scratch, Clock.systemUTC()))
                    .orElseGet(() -> new UnconfiguredChannel("Helm repository"));
        }
        if (channel instanceof Channel.Npm) {
            return new NpmRegistry(
                    new RegistryEndpoint(access.site().registries().npm(), access.npmToken()),
                    downloads,
                    agent.commands(),
                    scratch);
        }
        if (channel instanceof Channel.PyPi) {
            return access.site()
                    .registries()
                    .pypi()
                    .<PackageChannel>map(index -> new PythonIndex(
                            new IndexEndpoint(index.index(), index.upload(), access.pypiUser(), access.pypiToken()),
                            downloads,
                            agent.commands(),
                            scratch))
                    .orElseGet(() -> new UnconfiguredChannel("Python index"));
        }
        if (channel instanceof Channel.ClawHub skill) {
            return access.site()
                    .registries()
                    .clawhub()
                    .map(registry -> clawhub(new ClawHubEndpoint(registry, access.clawhubToken()), skill, scratch))
                    .orElseGet(() -> new UnconfiguredChannel("ClawHub"));
        }
        if (channel instanceof Channel.Command command) {
            return new CommandChannel(command, agent.repositoryCommands(), scratch);
        }
        throw new IllegalArgumentException("no port for " + channel.kind());
    }

    private PackageChannel clawhub(ClawHubEndpoint endpoint, Channel.ClawHub skill, Workspace scratch) {
        return new ClawHub(endpoint, downloads, new SkillPublisher(endpoint, skill.title(), agent.commands(), scratch));
    }
}
