package io.jenkins.plugins.aegis.step;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.testing.OtherChannels;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A broken build: its channels know of nothing but what they published themselves since the process began. */
final class BlindPorts extends OtherChannels {
    private final Map<String, PackageChannel> blind = new ConcurrentHashMap<>();

    BlindPorts(ReleasePorts ports) {
        super(ports);
    }

    @Override
    public PackageChannel channel(Channel channel) {
        return blind.computeIfAbsent(channel.place().name(), name -> new Blind(real().channel(channel)));
    }

    private static final class Blind implements PackageChannel {
        private final PackageChannel real;
        private boolean published;

        Blind(PackageChannel real) {
            this.real = real;
        }

        @Override
        public Observed<Publication> published(String name, String version) throws InterruptedException {
            return published ? real.published(name, version) : Observed.absent(name);
        }

        @Override
        public Observed<Map<String, Digest>> download(String name, String version) throws InterruptedException {
            return real.download(name, version);
        }

        @Override
        public void publish(Upload upload) throws PortUnavailable, InterruptedException {
            real.publish(upload);
            published = true;
        }

        @Override
        public String location(String name, String version) {
            return real.location(name, version);
        }
    }
}
