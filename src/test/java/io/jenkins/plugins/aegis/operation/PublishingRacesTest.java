package io.jenkins.plugins.aegis.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.adapter.helm.ChartRepository;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.Figures;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.PackedCharts;
import io.jenkins.plugins.aegis.testing.Racer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds at the same time at the chart repository, in every order that {@link RacesTest} tells of. */
class PublishingRacesTest {
    private static final int NOWHERE = Integer.MAX_VALUE;
    private static final Set<String> REMOTE = Set.of("fetch", "ls-remote", "push");
    private static int races;

    @TempDir
    Path directory;

    private GitRemote remote;

    @AfterAll
    static void figures() {
        Figures.say("31-races-charts", "races at the chart repository: " + races + " run, nothing lost or left behind");
    }

    @BeforeEach
    void makeRemote() {
        remote = GitRemote.in(directory);
        remote.commit("feat: project", "README.md", "project");
        remote.git("tag", "--annotate", "v1.2.3", "--message", "Release v1.2.3");
        remote.push();
    }

    private String publish(String build, String version, String description, Racer racer) throws Exception {
        CommandRunner git = command -> {
            if (REMOTE.contains(command.arguments().get(1))) {
                racer.point();
            }
            return new LocalCommandRunner().run(command);
        };
        LocalWorkspace home = new LocalWorkspace(directory.resolve(build));
        String file = "beacon-" + version + ".tgz";
        home.directory("built")
                .copyFrom(new ByteArrayInputStream(PackedCharts.of("beacon", version, description)), file);
        ChartRepository charts = new ChartRepository(
                new Channel.Helm(new Channel.Place("helm", List.of(), false), "deploy/helm/beacon", "gh-pages", "helm"),
                new GitCli(
                        git,
                        home.directory("git"),
                        new GitAccess(remote.url(), Optional.empty(), "Release", "release@example.org")),
                new ChartRepository.Site(
                        URI.create("http://127.0.0.1:9/helm/"), HttpDownloads.within(Duration.ofSeconds(5))),
                home.directory("scratch"),
                Clock.systemUTC());
        try {
            charts.publish(new Upload(
                    new BuiltPackage("helm", "beacon", version, List.of(file)), home.directory("built"), ""));
            return "published";
        } catch (PortUnavailable refused) {
            return refused.getMessage();
        }
    }

    private int raced(int i, int j, String otherVersion, String otherDescription, List<String> outcomes)
            throws Exception {
        if (!remote.bareGit("branch", "--list", "gh-pages").isEmpty()) {
            remote.bareGit("update-ref", "-d", "refs/heads/gh-pages");
        }
        races++;
        Racer first = new Racer(i);
        Racer second = new Racer(j);
        first.begin(() -> publish("a", "1.2.3", "one", first));
        second.begin(() -> publish("b", otherVersion, otherDescription, second));
        outcomes.clear();
        outcomes.add(first.finish());
        outcomes.add(second.finish());
        return first.points();
    }

    private long listed() {
        return remote.bareGit("show", "gh-pages:helm/index.yaml")
                .lines()
                .filter(line -> line.matches("\\s*-?\\s*version: .*"))
                .count();
    }

    @Test
    @DisplayName("L25 of two charts that are published at once both are listed")
    void listsBothCharts() throws Exception {
        List<String> outcomes = new ArrayList<>();
        int points = raced(NOWHERE, NOWHERE, "1.3.0", "two", outcomes);
        for (int i = 1; i <= points; i++) {
            for (int j = 1; j <= points + 1; j++) {
                raced(i, j, "1.3.0", "two", outcomes);
                assertThat(outcomes).as("%d, %d", i, j).containsExactly("published", "published");
                assertThat(listed()).as("%d, %d", i, j).isEqualTo(2);
            }
        }
    }

    @Test
    @DisplayName("L22 of two charts of one version with different bytes one is published, and the other refused")
    void listsOneOfTwoDifferentCharts() throws Exception {
        List<String> outcomes = new ArrayList<>();
        int points = raced(NOWHERE, NOWHERE, "1.2.3", "two", outcomes);
        for (int i = 1; i <= points; i++) {
            for (int j = 1; j <= points + 1; j++) {
                raced(i, j, "1.2.3", "two", outcomes);
                assertThat(outcomes).as("%d, %d", i, j).containsOnlyOnce("published");
                assertThat(outcomes).as("%d, %d", i, j).anyMatch(said -> said.contains("it is not replaced"));
                assertThat(listed()).as("%d, %d", i, j).isEqualTo(1);
                assertThat(remote.bareGit("rev-list", "--count", "gh-pages")).isEqualTo("1");
            }
        }
    }
}
