package io.jenkins.plugins.aegis.testing;

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

/** The ports of one of several builds at the same world: git cache, record, log and store are its own. */
public record OwnPorts(
        ReleasePorts shared, GitRepository git, BuildRecord build, AuditBook audit, ArtifactStore artifacts)
        implements ReleasePorts {

    @Override
    public ReleaseSite site() {
        return shared.site();
    }

    @Override
    public Forge forge() {
        return shared.forge();
    }

    @Override
    public PackageChannel channel(Channel channel) {
        return shared.channel(channel);
    }

    @Override
    public ReleasePlease releasePlease() {
        return shared.releasePlease();
    }

    @Override
    public PackageBuilder packageBuilder() {
        return shared.packageBuilder();
    }

    @Override
    public CheckRunner checks() {
        return shared.checks();
    }

    @Override
    public Attestor attestor() {
        return shared.attestor();
    }

    @Override
    public Console console() {
        return shared.console();
    }
}
