package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.ReleaseSite;

/** Everything that a step of one build may touch; the composition root makes it, and a rehearsal makes another. */
public interface ReleasePorts {
    ReleaseSite site();

    GitRepository git();

    Forge forge();

    PackageChannel channel(Channel channel);

    ReleasePlease releasePlease();

    PackageBuilder packageBuilder();

    CheckRunner checks();

    ArtifactStore artifacts();

    Attestor attestor();

    BuildRecord build();

    AuditBook audit();

    Console console();
}
