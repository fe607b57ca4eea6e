package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.registry.NpmRegistry;
import io.jenkins.plugins.aegis.adapter.registry.RegistryEndpoint;
import io.jenkins.plugins.aegis.descriptor.DescriptorDefaults;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.rehearsal.registry.NpmRegistryServer;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.testing.FaultyProxy;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.PackedPackages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Verdaccio, to which the real npm publishes. */
record NpmDestination(Path home, NpmRegistryServer server, FaultyProxy proxy) implements FaultyDestination {
    static NpmDestination in(Path home) throws IOException {
        NpmRegistryServer server =
                NpmRegistryServer.start(NodeTools.ofProject(), home.resolve("registry"), List.of("@own/*"));
        return new NpmDestination(home, server, new FaultyProxy(server.url().resolve("/"), "PUT /@own(/|%2[fF]).*"));
    }

    @Override
    public Trial trial(int number, Duration limit) throws Exception {
        Path own = home.resolve("trial-" + number);
        String name = "@own/widget" + number;
        NpmRegistry registry = new NpmRegistry(
                new RegistryEndpoint(proxy.base().resolve("/"), server.token()),
                HttpDownloads.within(Duration.ofSeconds(30)),
                FaultyDestination.hurried("npm", "publish", limit),
                new LocalWorkspace(own.resolve("scratch")));
        return FaultyDestination.trial(
                own,
                DescriptorDefaults.runbook().packaging().channel("npm").orElseThrow(),
                new BuiltPackage("npm", name, "1.2.3", List.of("own-widget" + number + "-1.2.3.tgz")),
                PackedPackages.of(name, "1.2.3"),
                registry);
    }

    @Override
    public void close() {
        proxy.close();
        server.close();
    }
}
