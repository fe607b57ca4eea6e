package io.jenkins.plugins.aegis.testing;

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
import io.jenkins.plugins.aegis.port.ReleasePlease;
import io.jenkins.plugins.aegis.port.ReleasePorts;

/** The ports of a build, all but its channels. */
public abstract class OtherChannels implements ReleasePorts {
    private final ReleasePorts real;

    protected OtherChannels(ReleasePorts real) {
        this.real = real;
    }

    protected final ReleasePorts real() {
        return real;
    }

    @Override
    public ReleaseSite site() {
        return real.site();
    }

    @Override
    public GitRepository git() {
        return real.git();
    }

    @Override
    public Forge forge() {
        return real.forge();
    }

    @Override
    public ReleasePlease releasePlease() {
        return real.releasePlease();
    }

    @Override
    public PackageBuilder packageBuilder() {
        return real.packageBuilder();
    }

    @Override
    public CheckRunner checks() {
        return real.checks();
    }

    @Override
    public ArtifactStore artifacts() {
        return real.artifacts();
    }

    @Override
    public Attestor attestor() {
        return real.attestor();
    }

    @Override
    public BuildRecord build() {
        return real.build();
    }

    @Override
    public AuditBook audit() {
        return real.audit();
    }

    @Override
    public Console console() {
        return real.console();
    }
}
