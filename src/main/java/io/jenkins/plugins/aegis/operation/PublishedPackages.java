package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.concurrent.SideBySide;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the channels have under the names and versions of built packages. */
public final class PublishedPackages {
    private PublishedPackages() {}

    /** @return channel to what it has; Unknown for one that the descriptor does not name */
    public static Map<String, Observed<Publication>> observe(
            ReleasePorts ports, ReleaseDescriptor descriptor, List<BuiltPackage> packages) throws InterruptedException {
        return SideBySide.ask(packages, BuiltPackage::channel, built -> {
            Optional<Channel> channel = descriptor.packaging().channel(built.channel());
            return channel.isPresent()
                    ? ports.channel(channel.get()).published(built.name(), built.version())
                    : Observed.unknown(built.channel(), "the descriptor names no such channel");
        });
    }
}
