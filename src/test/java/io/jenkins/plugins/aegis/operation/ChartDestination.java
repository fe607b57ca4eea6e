package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.adapter.helm.ChartRepository;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.testing.FaultyProxy;
import io.jenkins.plugins.aegis.testing.GitHttpServer;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.PackedCharts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A pages branch of a remote that git serves over HTTP. */
record ChartDestination(Path home, GitRemote remote, GitHttpServer server, FaultyProxy proxy)
        implements FaultyDestination {
    static ChartDestination in(Path home) throws IOException {
        GitRemote remote = GitRemote.in(home);
        remote.commit("feat: project", "README.md", "project");
        remote.push();
        GitHttpServer server = new GitHttpServer(home);
        return new ChartDestination(
                home, remote, server, new FaultyProxy(server.base(), "POST /remote[.]git/git-receive-pack"));
    }

    @Override
    public Trial trial(int number, Duration limit) throws Exception {
        Path own = home.resolve("trial-" + number);
        LocalWorkspace workspace = new LocalWorkspace(own);
        Channel.Helm channel =
                new Channel.Helm(new Channel.Place("helm", List.of(), false), "deploy/helm/beacon", "gh-pages", "helm");
        String chart = "beacon" + number;
        ChartRepository charts = new ChartRepository(
                channel,
                new GitCli(
                        FaultyDestination.hurried("git", "push", limit),
                        workspace.directory("git"),
                        new GitAccess(
                                proxy.base() + "/remote.git", Optional.empty(), "Release", "release@example.org")),
                new ChartRepository.Site(
                        proxy.base().resolve("/pages/helm/"), HttpDownloads.within(Duration.ofSeconds(30))),
                workspace.directory("scratch"),
                Clock.systemUTC());
        return FaultyDestination.trial(
                own,
                channel,
                new BuiltPackage("helm", chart, "1.2.3", List.of(chart + "-1.2.3.tgz")),
                PackedCharts.of(chart, "1.2.3"),
                charts);
    }

    /** By commits: libcurl sends a request again where a connection ends that it had used before. */
    @Override
    public long published(int number) {
        boolean exists = !remote.bareGit("branch", "--list", "gh-pages").isEmpty();
        return exists
                ? remote.bareGit("log", "--format=%H", "gh-pages", "--", "helm/beacon" + number + "-1.2.3.tgz")
                        .lines()
                        .count()
                : 0;
    }

    @Override
    public void close() {
        proxy.close();
        server.close();
    }
}
