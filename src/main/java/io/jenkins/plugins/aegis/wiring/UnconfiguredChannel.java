package io.jenkins.plugins.aegis.wiring;

import io.jenkins.plugins.aegis.config.EffectiveSettings;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.Map;

/**
 * A channel that the descriptor names and Jenkins has no address for: nothing is known of it, and nothing goes there.
 *
 * @param kind for people: what is not configured
 */
record UnconfiguredChannel(String kind) implements PackageChannel {
    @Override
    public Observed<Publication> published(String name, String version) {
        return Observed.unknown(EffectiveSettings.PLACE, reason());
    }

    @Override
    public Observed<Map<String, Digest>> download(String name, String version) {
        return Observed.unknown(EffectiveSettings.PLACE, reason());
    }

    @Override
    public void publish(Upload upload) throws PortUnavailable {
        throw new PortUnavailable(EffectiveSettings.PLACE + ": " + reason());
    }

    private String reason() {
        return "no " + kind
                + " is configured; fill in its address there, or take the channel out of the release descriptor";
    }

    @Override
    public String location(String name, String version) {
        return "";
    }
}
