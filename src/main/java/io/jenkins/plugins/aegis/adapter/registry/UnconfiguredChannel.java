package io.jenkins.plugins.aegis.adapter.registry;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.Map;

/**
 * A channel that the descriptor names and Jenkins' configuration does not: nothing is known of it, and nothing is sent.
 *
 * @param kind for people
 */
public record UnconfiguredChannel(String kind) implements PackageChannel {
    @Override
    public Observed<Publication> published(String name, String version) {
        return Observed.unknown(kind, remedy());
    }

    @Override
    public Observed<Map<String, Digest>> download(String name, String version) {
        return Observed.unknown(kind, remedy());
    }

    @Override
    public void publish(Upload upload) throws PortUnavailable {
        throw new PortUnavailable(remedy());
    }

    @Override
    public String location(String name, String version) {
        return "";
    }

    private String remedy() {
        return "no address of " + kind + " is configured; set it under Manage Jenkins, System, Aegis Release";
    }
}
