package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.adapter.helm.ChartRepository;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.testing.GitHttpServer;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.PackedCharts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A pages branch that git serves over HTTP, and the pages, which another part of the same server shows. */
final class ChartSite implements Site {
    private static final String CHART = "beacon";
    private static final String VERSION = "1.2.3";

    private final Path home;
    private final Tampering tampering;
    private final GitHttpServer server;

    ChartSite(Path home, Tampering tampering) throws Exception {
        this.home = home;
        this.tampering = tampering;
        server = new GitHttpServer(home, home.resolve("pages"));
        Files.createDirectories(home.resolve("pages/helm"));
        byte[] archive = PackedCharts.of(CHART, VERSION);
        Files.write(home.resolve("pages/helm/" + CHART + "-" + VERSION + ".tgz"), archive);
        Files.writeString(
                home.resolve("pages/helm/index.yaml"),
                "apiVersion: v1\nentries:\n  " + CHART + ":\n  - apiVersion: v2\n    name: " + CHART + "\n    version: "
                        + VERSION + "\n    created: \"2026-01-01T00:00:00Z\"\n    digest: "
                        + Publishing.digest("SHA-256", archive) + "\n    urls:\n    - " + CHART + "-" + VERSION
                        + ".tgz\ngenerated: \"2026-01-01T00:00:00Z\"\n");
    }

    @Override
    public URI address() {
        return server.base();
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("git", Secrets.GIT);
    }

    @Override
    public Path home() {
        return home;
    }

    private PackageChannel charts(Line line, Duration patience, int number, Channel.Helm channel) {
        GitRepository git = tampering.of(
                GitRepository.class, GitSite.cli(line, repository(number), home.resolve("clone-" + number)));
        return tampering.of(
                PackageChannel.class,
                new ChartRepository(
                        channel,
                        git,
                        new ChartRepository.Site(
                                URI.create(line.base() + "/pages/helm/"), HttpDownloads.within(patience)),
                        new LocalWorkspace(home.resolve("scratch-" + number)),
                        Clock.systemUTC()));
    }

    private static String repository(int number) {
        return number + "/remote.git";
    }

    @Override
    public Trial trial(Call call, int number) throws Exception {
        Channel.Helm channel =
                new Channel.Helm(new Channel.Place("helm", List.of(), false), "deploy/helm/beacon", "gh-pages", "helm");
        return switch (call) {
            case CHART_INDEX ->
                (line, patience) -> line.evidence()
                        .read(charts(line, patience, number, channel).listed(CHART, VERSION));
            case CHART_DOWNLOAD ->
                (line, patience) -> line.evidence()
                        .read(charts(line, patience, number, channel).download(CHART, VERSION));
            case CONNECTION_CHARTS ->
                Ports.tested((connections, line) ->
                        connections.document(URI.create(line.base() + "/pages/helm/index.yaml")));
            default -> published(channel, number);
        };
    }

    /** Counted by commits, in a repository of its own: the remote takes one push at a time. */
    private Trial published(Channel.Helm channel, int number) throws Exception {
        GitRemote remote = GitRemote.in(Files.createDirectories(home.resolve(String.valueOf(number))));
        remote.commit("feat: project", "README.md", "project");
        remote.git("switch", "--quiet", "--orphan", "gh-pages");
        remote.commit("docs: site", "index.html", "Welcome.");
        remote.push();
        Trial trial = Publishing.of(
                channel,
                new BuiltPackage("helm", CHART, VERSION, List.of(CHART + "-" + VERSION + ".tgz")),
                PackedCharts.of(CHART, VERSION),
                home.resolve("trial-" + number),
                (line, patience) -> charts(line, patience, number, channel));
        return new Trial() {
            @Override
            public Outcome attempt(Line line, Duration patience) throws Exception {
                return trial.attempt(line, patience);
            }

            @Override
            public long written(Line line) {
                return remote.bareGit("rev-list", "main..gh-pages").lines().count() - 1;
            }
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
