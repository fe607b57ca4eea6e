package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.ReleaseSite;

/** Everything that a step of one build may touch; the composition root makes it, and a rehearsal makes another. */
public interface ReleasePorts {
    ReleaseSite site();

    GitRepository git();

    Forge forge();

    /**
     * Begins a new observation: what forge and remote answered before is not taken for their state any more. Ports that
     * ask for every read have nothing to forget.
     */
    default void observeAnew() {}

    /** Something was done outside: what it may have changed is asked for again. */
    default void somethingWasDone() {}

    /** All effects are done, and are to be seen: the refs of the remote are not taken for known any more. */
    default void lookAgain() {}

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
