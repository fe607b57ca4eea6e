package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.pypi.IndexEndpoint;
import io.jenkins.plugins.aegis.adapter.pypi.PythonIndex;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.rehearsal.python.PythonIndexServer;
import io.jenkins.plugins.aegis.testing.FaultyProxy;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.PythonPackages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The rehearsal's index, to which the real twine uploads. */
record PythonDestination(Path home, PythonIndexServer server, FaultyProxy proxy) implements FaultyDestination {
    static PythonDestination in(Path home) throws IOException {
        PythonIndexServer server = PythonIndexServer.start(home.resolve("index"));
        return new PythonDestination(
                home, server, new FaultyProxy(server.index().resolve("/"), "POST /legacy/"));
    }

    @Override
    public Trial trial(int number, Duration limit) throws Exception {
        Path own = home.resolve("trial-" + number);
        String name = "own-client" + number;
        PythonIndex index = new PythonIndex(
                new IndexEndpoint(
                        proxy.base().resolve("/simple/"),
                        proxy.base().resolve("/legacy/"),
                        "__token__",
                        server.token()),
                HttpDownloads.within(Duration.ofSeconds(30)),
                FaultyDestination.hurried("twine", "upload", limit),
                new LocalWorkspace(own.resolve("scratch")));
        String sources = "own_client" + number + "-1.2.3.tar.gz";
        return FaultyDestination.trial(
                own,
                new Channel.PyPi(
                        new Channel.Place("python-sdk", List.of(), false), name, "python", List.of(), List.of(), false),
                new BuiltPackage("python-sdk", name, "1.2.3", List.of(sources)),
                PythonPackages.of(name, "1.2.3", "x = 1\n").get(sources),
                index);
    }

    /** By files: twine sends one again by itself after a 5xx, up to five times, and an index keeps the first. */
    @Override
    public long published(int number) {
        return server.received().stream()
                .filter(file -> file.equals("own_client" + number + "-1.2.3.tar.gz"))
                .distinct()
                .count();
    }

    @Override
    public void close() {
        proxy.close();
        server.close();
    }
}
