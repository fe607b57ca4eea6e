package io.jenkins.plugins.aegis.wiring;

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
    private static final String WHERE = "Manage Jenkins » System » Aegis Release";

    @Override
    public Observed<Publication> published(String name, String version) {
        return Observed.unknown(WHERE, reason());
    }

    @Override
    public Observed<Map<String, Digest>> download(String name, String version) {
        return Observed.unknown(WHERE, reason());
    }

    @Override
    public void publish(Upload upload) throws PortUnavailable {
        throw new PortUnavailable(WHERE + ": " + reason());
    }

    private String reason() {
        return "it names no " + kind + "; fill in its address there, or take the channel out of the release descriptor";
    }

    @Override
    public String location(String name, String version) {
        return "";
    }
}
