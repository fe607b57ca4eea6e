package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.pypi.IndexEndpoint;
import io.jenkins.plugins.aegis.adapter.pypi.PythonIndex;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.rehearsal.python.PythonIndexServer;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.PythonPackages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The rehearsal's index, to which the real twine uploads. */
final class PythonSite implements Site {
    private final Path home;
    private final Tampering tampering;
    private final PythonIndexServer server;

    PythonSite(Path home, Tampering tampering) throws IOException {
        this.home = home;
        this.tampering = tampering;
        server = PythonIndexServer.start(home.resolve("index"));
    }

    @Override
    public URI address() {
        return server.index();
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("pypi", server.token());
    }

    @Override
    public Path home() {
        return home;
    }

    private PackageChannel index(Line line, Duration patience, int number) {
        line.edit(page -> page.replace("\"/files/", "\"" + line.path() + "/files/"));
        return tampering.of(
                PackageChannel.class,
                new PythonIndex(
                        new IndexEndpoint(
                                URI.create(line.base() + "/simple/"),
                                URI.create(line.base() + "/legacy/"),
                                "__token__",
                                server.token()),
                        HttpDownloads.within(patience),
                        Ports.commands(line),
                        new LocalWorkspace(home.resolve("scratch-" + number))));
    }

    @Override
    public Trial trial(Call call, int number) throws Exception {
        String name = "own-client" + number;
        String sources = "own_client" + number + "-1.2.3.tar.gz";
        byte[] bytes = PythonPackages.of(name, "1.2.3", "x = 1\n").get(sources);
        return switch (call) {
            case PYTHON_INDEX ->
                (line, patience) ->
                        line.evidence().read(index(line, patience, number).published(name, "1.2.3"));
            case CONNECTION_PYTHON ->
                Ports.tested((connections, line) -> connections.document(URI.create(line.base() + "/simple/")));
            case PYTHON_PROJECT -> {
                put(name, sources, bytes);
                yield (line, patience) ->
                        line.evidence().read(index(line, patience, number).published(name, "1.2.3"));
            }
            case PYTHON_FILE -> {
                put(name, sources, bytes);
                yield (line, patience) ->
                        line.evidence().read(index(line, patience, number).download(name, "1.2.3"));
            }
            default -> upload(name, sources, bytes, number);
        };
    }

    private void put(String project, String file, byte[] bytes) throws IOException {
        Path directory = Files.createDirectories(home.resolve("index/files").resolve(project));
        Files.write(directory.resolve(file), bytes);
    }

    /** Counted by files: twine sends one again by itself after a 5xx, and an index keeps the first. */
    private Trial upload(String name, String sources, byte[] bytes, int number) throws Exception {
        Trial trial = Publishing.of(
                new Channel.PyPi(
                        new Channel.Place("python-sdk", List.of(), false), name, "python", List.of(), List.of(), false),
                new BuiltPackage("python-sdk", name, "1.2.3", List.of(sources)),
                bytes,
                home.resolve("trial-" + number),
                (line, patience) -> index(line, patience, number));
        return new Trial() {
            @Override
            public Outcome attempt(Line line, Duration patience) throws Exception {
                return trial.attempt(line, patience);
            }

            @Override
            public long written(Line line) {
                return server.received().stream()
                        .filter(sources::equals)
                        .distinct()
                        .count();
            }
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
