package io.jenkins.plugins.aegis.wiring;

import io.jenkins.plugins.aegis.adapter.record.FileAuditBook;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.port.ArtifactStore;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.BuildRecord;
import io.jenkins.plugins.aegis.port.CheckRunner;
import io.jenkins.plugins.aegis.port.Console;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PackageBuilder;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.ReleasePlease;
import java.util.Optional;

/**
 * All ports of one step.
 *
 * @param agent empty where the step runs without a workspace; its ports refuse to be touched then
 */
public record OpenedPorts(
        ReleaseSite site,
        Forge forge,
        Optional<AgentPorts> agent,
        Attestor attestor,
        FileAuditBook audit,
        BuildRecord build,
        Console console)
        implements ReleaseWiring.Opened {

    private AgentPorts agentFor(String what) {
        return agent.orElseThrow(() -> new IllegalStateException("This step needs " + what
                + ", and there is no workspace here; run it in a stage with an agent, such as \"agent any\""));
    }

    @Override
    public GitRepository git() {
        return agentFor("git").git();
    }

    @Override
    public PackageChannel channel(Channel channel) {
        return agentFor("the channel " + channel.place().name()).channels().of(channel);
    }

    @Override
    public ReleasePlease releasePlease() {
        return agentFor("Release Please").releasePlease();
    }

    @Override
    public PackageBuilder packageBuilder() {
        return agentFor("a place to build packages").packageBuilder();
    }

    @Override
    public CheckRunner checks() {
        return agentFor("a place to run checks").checks();
    }

    @Override
    public ArtifactStore artifacts() {
        return agentFor("the built artifacts").artifacts();
    }

    @Override
    public void close() {
        audit.close();
    }
}
