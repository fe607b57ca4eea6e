package io.jenkins.plugins.aegis.wiring;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.registry.NpmRegistry;
import io.jenkins.plugins.aegis.adapter.registry.RegistryEndpoint;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.wiring.AgentPorts.Agent;

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
        var scratch = agent.directory().directory("channels/" + channel.place().name());
        if (channel instanceof Channel.Npm) {
            return new NpmRegistry(
                    new RegistryEndpoint(access.site().registries().npm(), access.npmToken()),
                    downloads,
                    agent.commands(),
                    scratch);
        }
        throw new IllegalArgumentException("no port for " + channel.kind());
    }
}
