package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.port.ArtifactStore;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.AuditBook;
import io.jenkins.plugins.aegis.port.BuildRecord;
import io.jenkins.plugins.aegis.port.CheckRunner;
import io.jenkins.plugins.aegis.port.Console;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PackageBuilder;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.ReleasePlease;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The ports of one step, whose forge and repository are asked once for each thing within one observation. */
public final class StepPorts implements ReleasePorts {
    private final ReleasePorts ports;
    private final RememberedForge forge;
    private final Map<Channel, RememberedChannel> channels = new ConcurrentHashMap<>();
    private RememberedGit git;

    public StepPorts(ReleasePorts ports) {
        this.ports = ports;
        this.forge = new RememberedForge(ports.forge());
    }

    @Override
    public Forge forge() {
        return forge;
    }

    @Override
    public void observeAnew() {
        forge.observeAnew();
        fetchAnew();
        channels.values().forEach(RememberedChannel::askAnew);
    }

    @Override
    public void somethingWasDone() {
        forge.somethingWasDone();
        fetchAnew();
    }

    @Override
    public void lookAgain() {
        fetchAnew();
    }

    private synchronized void fetchAnew() {
        if (git != null) {
            git.fetchAnew();
        }
    }

    @Override
    public ReleaseSite site() {
        return ports.site();
    }

    @Override
    public synchronized GitRepository git() {
        // Not before it is asked for: a step without a workspace has none.
        if (git == null) {
            git = new RememberedGit(ports.git());
        }
        return git;
    }

    @Override
    public PackageChannel channel(Channel channel) {
        return channels.computeIfAbsent(channel, each -> new RememberedChannel(ports.channel(each)));
    }

    @Override
    public ReleasePlease releasePlease() {
        return ports.releasePlease();
    }

    @Override
    public PackageBuilder packageBuilder() {
        return ports.packageBuilder();
    }

    @Override
    public CheckRunner checks() {
        return ports.checks();
    }

    @Override
    public ArtifactStore artifacts() {
        return ports.artifacts();
    }

    @Override
    public Attestor attestor() {
        return ports.attestor();
    }

    @Override
    public BuildRecord build() {
        return ports.build();
    }

    @Override
    public AuditBook audit() {
        return ports.audit();
    }

    @Override
    public Console console() {
        return ports.console();
    }
}
