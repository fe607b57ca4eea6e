package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.npm.NpmRegistry;
import io.jenkins.plugins.aegis.adapter.npm.RegistryEndpoint;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.DescriptorDefaults;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.plan.GovernanceAction.MoveDistTag;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.rehearsal.registry.NpmRegistryServer;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.PackedPackages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Verdaccio, to which the real npm publishes. */
final class NpmSite implements Site {
    private static final Channel CHANNEL =
            DescriptorDefaults.runbook().packaging().channel("npm").orElseThrow();
    private static final String OLD = "1.0.0";
    private static final String NEW = "1.2.3";

    private final Path home;
    private final Tampering tampering;
    private final NpmRegistryServer server;

    NpmSite(Path home, Tampering tampering) {
        this.home = home;
        this.tampering = tampering;
        server = NpmRegistryServer.start(NodeTools.ofProject(), home.resolve("registry"), List.of("@own/*"));
    }

    @Override
    public URI address() {
        return server.url();
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("npm", server.token());
    }

    @Override
    public Path home() {
        return home;
    }

    private PackageChannel registry(Line line, Duration patience, int number) {
        return tampering.of(
                PackageChannel.class,
                new NpmRegistry(
                        new RegistryEndpoint(URI.create(line.base() + "/"), server.token()),
                        HttpDownloads.within(patience),
                        Ports.commands(line),
                        new LocalWorkspace(home.resolve("scratch-" + number))));
    }

    @Override
    public Trial trial(Call call, int number) throws Exception {
        String name = "@own/widget" + number;
        return switch (call) {
            case NPM_WHOAMI ->
                (line, patience) ->
                        line.evidence().read(registry(line, patience, number).published(name, NEW));
            case CONNECTION_NPM ->
                Ports.tested((connections, line) -> connections.npm(URI.create(line.base() + "/"), server.token()));
            case NPM_PACKAGE -> {
                put(name, OLD, "latest");
                yield (line, patience) ->
                        line.evidence().read(registry(line, patience, number).published(name, OLD));
            }
            case NPM_TARBALL -> {
                put(name, OLD, "latest");
                yield (line, patience) ->
                        line.evidence().read(registry(line, patience, number).download(name, OLD));
            }
            case NPM_BEFORE_DIST_TAG, NPM_DIST_TAGS, NPM_DIST_TAG -> {
                put(name, OLD, "latest");
                put(name, NEW, "next");
                MoveDistTag action = new MoveDistTag(CHANNEL, name, "latest", OLD, NEW);
                yield (line, patience) -> perform(action, line, registry(line, patience, number));
            }
            default ->
                Publishing.of(
                        CHANNEL,
                        new BuiltPackage("npm", name, NEW, List.of("own-widget" + number + "-" + NEW + ".tgz")),
                        PackedPackages.of(name, NEW),
                        home.resolve("trial-" + number),
                        (line, patience) -> registry(line, patience, number));
        };
    }

    private static Outcome perform(ReleaseAction action, Line line, PackageChannel channel)
            throws InterruptedException {
        FakePorts fakes = new FakePorts();
        return line.evidence().perform(action, Ports.with(fakes, "channel", channel));
    }

    /** As npm does it, without its second of start-up. */
    private void put(String name, String version, String distTag) throws IOException, InterruptedException {
        byte[] tarball = PackedPackages.of(name, version);
        String file = name + "-" + version + ".tgz";
        String body =
                "{\"_id\":\"%1$s\",\"name\":\"%1$s\",\"dist-tags\":{\"%3$s\":\"%2$s\"},\"versions\":{\"%2$s\":{\"name\":\"%1$s\",\"version\":\"%2$s\",\"_id\":\"%1$s@%2$s\",\"dist\":{\"shasum\":\"%6$s\",\"integrity\":\"%7$s\",\"tarball\":\"%8$s%1$s/-/%4$s\"}}},\"_attachments\":{\"%4$s\":{\"content_type\":\"application/octet-stream\",\"data\":\"%5$s\",\"length\":%9$d}}}"
                        .formatted(
                                name,
                                version,
                                distTag,
                                file,
                                Base64.getEncoder().encodeToString(tarball),
                                Publishing.digest("SHA-1", tarball),
                                "sha512-" + Publishing.digest64("SHA-512", tarball),
                                server.url(),
                                tarball.length);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.url().resolve(name.replace("/", "%2f")))
                                .header("Authorization", "Bearer " + server.token())
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
