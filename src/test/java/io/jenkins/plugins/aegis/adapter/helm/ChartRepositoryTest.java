package io.jenkins.plugins.aegis.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.rehearsal.forge.BranchPages;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.PackedCharts;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartRepositoryTest {
    private static final String INDEX = "helm/index.yaml";
    private static final String ARCHIVE = "beacon-0.2.0.tgz";
    private static final String OURS = Digest.of(Digest.Algorithm.SHA256, PackedCharts.of("beacon", "0.2.0"))
            .toString();
    private static final String OLD_HEAD = "apiVersion: v1\nentries:\n    beacon:\n    # kept by hand\n";
    private static final String OLD_ENTRY = "    -   version: '0.1.0' # the first\n";
    private static final String OLD_INDEX = OLD_HEAD + OLD_ENTRY;

    @TempDir
    Path directory;

    private GitRemote remote;
    private BranchPages pages;
    private HttpServer server;
    private URI base;
    private ChartRepository charts;

    @BeforeEach
    void serveThePages() throws Exception {
        remote = GitRemote.in(directory);
        remote.commit("feat: project", "README.md", "project");
        remote.push();
        pages = new BranchPages(remote.bare(), "gh-pages");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/pages/", pages);
        server.start();
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/pages/helm/");
        charts = charts("one");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private ChartRepository charts(String home) {
        LocalWorkspace workspace = new LocalWorkspace(directory.resolve(home));
        GitAccess access = new GitAccess(remote.url(), Optional.empty(), "Release", "release@example.org");
        Channel.Place place = new Channel.Place("helm", List.of(), false);
        return new ChartRepository(
                new Channel.Helm(place, "deploy/helm/beacon", "gh-pages", "helm"),
                new GitCli(new LocalCommandRunner(), workspace.directory("git"), access),
                new ChartRepository.Site(base, HttpDownloads.within(Duration.ofSeconds(20))),
                workspace.directory("scratch"),
                Clock.fixed(Instant.parse("2026-05-04T03:02:01Z"), ZoneOffset.UTC));
    }

    /** The branch with an index, and whatever else. */
    private void pages(String index, String... files) {
        remote.git("switch", "--quiet", "--orphan", "gh-pages");
        remote.file("page.html", "a page");
        remote.file(INDEX, index);
        for (String file : files) {
            remote.file(file, PackedCharts.of("beacon", "0.2.0"));
        }
        remote.commit("docs: pages");
        remote.push();
    }

    private Upload upload(String name, String version) throws Exception {
        LocalWorkspace built = new LocalWorkspace(directory.resolve("built/" + name + version));
        String file = name + "-" + version + ".tgz";
        built.copyFrom(new ByteArrayInputStream(PackedCharts.of(name, version)), file);
        return new Upload(new BuiltPackage("helm", name, version, List.of(file)), built, "latest");
    }

    private String onBranch(String path) {
        return remote.bareGit("show", "gh-pages:" + path);
    }

    private static <T> T known(Observed<T> observed) {
        return observed.asOptional()
                .orElseThrow(() -> new AssertionError(observed.unknownReason().orElse("absent")));
    }

    @Test
    void doesNotKnowAChartWithoutTheBranch() throws Exception {
        assertThat(charts.published("beacon", "0.2.0").isAbsent()).isTrue();
    }

    @Test
    void makesTheBranchWithTheFirstChart() throws Exception {
        charts.publish(upload("beacon", "0.2.0"));

        assertThat(known(charts.published("beacon", "0.2.0")).files()).isEqualTo(Map.of(ARCHIVE, OURS));
        assertThat(remote.bareGit("ls-tree", "-r", "--name-only", "gh-pages").lines())
                .containsExactly("helm/" + ARCHIVE, INDEX);
    }

    @Test
    void listsOtherVersionsOfAChartThatLacksThisOne() throws Exception {
        pages(OLD_INDEX);

        Publication published = known(charts.published("beacon", "0.2.0"));
        assertThat(published.files()).isEmpty();
        assertThat(published.versions()).containsExactly("0.1.0");
        assertThat(charts.published("other", "0.2.0").isAbsent()).isTrue();
    }

    @Test
    @DisplayName("L25 other entries and files keep their bytes, and the commit touches nothing else")
    void leavesEverythingElseAsItIs() throws Exception {
        pages(OLD_INDEX);

        charts.publish(upload("beacon", "0.2.0"));

        assertThat(onBranch(INDEX)).startsWith(OLD_HEAD + "    - apiVersion: v2\n");
        assertThat(onBranch(INDEX) + "\n").endsWith("      version: 0.2.0\n" + OLD_ENTRY);
        assertThat(remote.bareGit("diff", "--name-only", "gh-pages~", "gh-pages")
                        .lines())
                .containsExactly("helm/" + ARCHIVE, INDEX);
    }

    @Test
    @DisplayName("L25 a version in the index is never replaced")
    void neverReplacesAVersion() throws Exception {
        String index = "apiVersion: v1\nentries:\n  beacon:\n  - version: 0.2.0\n    digest: " + "0".repeat(64)
                + "\n    urls: [" + ARCHIVE + "]";
        pages(index);

        assertThatThrownBy(() -> charts.publish(upload("beacon", "0.2.0")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("sha256:" + "0".repeat(64))
                .hasMessageContaining(OURS);
        assertThat(onBranch(INDEX)).isEqualTo(index);
    }

    @Test
    void doesNothingTheSecondTime() throws Exception {
        charts.publish(upload("beacon", "0.2.0"));
        String before = remote.bareGit("rev-parse", "gh-pages");

        charts.publish(upload("beacon", "0.2.0"));

        assertThat(remote.bareGit("rev-parse", "gh-pages")).isEqualTo(before);
    }

    @Test
    void completesAnArchiveThatNobodyListed() throws Exception {
        pages(OLD_INDEX, "helm/" + ARCHIVE);

        charts.publish(upload("beacon", "0.2.0"));

        assertThat(known(charts.published("beacon", "0.2.0")).files()).isEqualTo(Map.of(ARCHIVE, OURS));
    }

    @Test
    void refusesAnArchiveOfOtherBytesThatNobodyListed() throws Exception {
        pages(OLD_INDEX);
        remote.file("helm/" + ARCHIVE, "other");
        remote.commit("docs: stray");
        remote.push();

        assertThatThrownBy(() -> charts.publish(upload("beacon", "0.2.0")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining(Digest.sha256("other").toString())
                .hasMessageContaining(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiVersion: v1\nentries: [", "", "<html>", "apiVersion: v1\nentries:\n  beacon: text\n"})
    @DisplayName("L25 an index that cannot be understood is not known, and is never rewritten")
    void neverRewritesAnIndexThatItDoesNotUnderstand(String index) throws Exception {
        pages(index);

        assertThat(charts.published("beacon", "0.2.0").unknownReason().orElseThrow())
                .contains("is not rewritten")
                .contains(INDEX + " of branch gh-pages");
        assertThatThrownBy(() -> charts.publish(upload("beacon", "0.2.0")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("is not rewritten");
        assertThat(onBranch(INDEX)).isEqualTo(index.strip());
    }

    @Test
    void doesNotKnowWhenTheRemoteDoesNotAnswer() throws Exception {
        GitRemote there = remote;
        remote = GitRemote.in(java.nio.file.Files.createDirectory(directory.resolve("other")));
        ChartRepository unreachable = charts("two");
        java.nio.file.Files.move(remote.bare(), directory.resolve("gone"));
        remote = there;

        assertThat(unreachable.published("beacon", "0.2.0").isUnknown()).isTrue();
    }

    @Test
    @DisplayName("L25 of two who publish at once, both are listed in the end")
    void mergesWithOthersWhoWereFaster() throws Exception {
        pages(OLD_INDEX);
        List<ChartRepository> publishers = List.of(charts, charts("two"), charts("three"));
        ExecutorService threads = Executors.newFixedThreadPool(publishers.size());
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int each = 0; each < publishers.size(); each++) {
                ChartRepository publisher = publishers.get(each);
                Upload upload = upload("beacon", "1." + each + ".0");
                all.add(threads.submit(() -> {
                    publisher.publish(upload);
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(known(charts.published("beacon", "1.0.0")).versions())
                .containsExactlyInAnyOrder("0.1.0", "1.0.0", "1.1.0", "1.2.0");
        assertThat(onBranch(INDEX) + "\n").endsWith(OLD_ENTRY);
    }

    @Test
    @DisplayName("L25 a race that is lost is run again on top of the winner")
    void publishesOnTopOfAnotherPush() throws Exception {
        pages(OLD_INDEX);
        otherPushesMeanwhile("[ -e lost ] || { touch lost; ", "; }");

        charts.publish(upload("beacon", "0.2.0"));

        assertThat(onBranch("meanwhile.html")).isEqualTo("meanwhile");
        assertThat(known(charts.published("beacon", "0.2.0")).files()).containsKey(ARCHIVE);
    }

    @Test
    @DisplayName("L25 who loses each time gives up, and says so")
    void givesUpAfterFiveLostRaces() throws Exception {
        pages(OLD_INDEX);
        otherPushesMeanwhile("", "");

        assertThatThrownBy(() -> charts.publish(upload("beacon", "0.2.0")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("moved 5 times");
        assertThat(onBranch(INDEX)).isEqualTo(OLD_INDEX.strip());
    }

    /** The branch moves while a push is being received. */
    private void otherPushesMeanwhile(String before, String after) {
        remote.file("meanwhile.html", "meanwhile");
        remote.commit("docs: meanwhile");
        remote.git("push", "--quiet", "origin", "HEAD:refs/heads/theirs");
        remote.hook(
                "pre-receive",
                before + "unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES;"
                        + " git update-ref refs/heads/gh-pages $(git -c user.name=Other -c user.email=other@example.org"
                        + " commit-tree -p gh-pages -m other 'theirs^{tree}')" + after);
    }

    @Test
    @DisplayName("L28 users get what was published")
    void servesWhatWasPublished() throws Exception {
        charts.publish(upload("beacon", "0.2.0"));

        assertThat(known(charts.listed("beacon", "0.2.0"))).isEqualTo(Map.of(ARCHIVE, OURS));
        assertThat(known(charts.download("beacon", "0.2.0")).get(ARCHIVE)).hasToString(OURS);
        assertThat(charts.location("beacon", "0.2.0")).isEqualTo(base + ARCHIVE);
    }

    @Test
    @DisplayName("L25 while the pages lag behind, the branch tells that nothing is to be published again")
    void publishesOnceAlthoughThePagesLag() throws Exception {
        pages(OLD_INDEX);
        assertThat(charts.listed("beacon", "0.2.0").isAbsent()).isTrue();
        pages.lagBy(2);

        charts.publish(upload("beacon", "0.2.0"));

        assertThat(charts.download("beacon", "0.2.0").isAbsent()).isTrue();
        assertThat(known(charts.published("beacon", "0.2.0")).files()).isEqualTo(Map.of(ARCHIVE, OURS));
        assertThat(charts.listed("beacon", "0.2.0").isAbsent()).isTrue();
        assertThat(known(charts.listed("beacon", "0.2.0"))).isEqualTo(Map.of(ARCHIVE, OURS));
    }

    @Test
    @DisplayName("L28 a digest in the index that somebody changed is told, and is not known to be ours")
    void tellsAnEntryThatWasTamperedWith() throws Exception {
        charts.publish(upload("beacon", "0.2.0"));
        tamper(INDEX, onBranch(INDEX).replaceAll("digest: .*", "digest: " + "f".repeat(64)) + "\n");

        assertThat(known(charts.listed("beacon", "0.2.0"))).isEqualTo(Map.of(ARCHIVE, "sha256:" + "f".repeat(64)));
        assertThat(known(charts.download("beacon", "0.2.0")).get(ARCHIVE)).hasToString(OURS);
        assertThat(charts.published("beacon", "0.2.0").unknownReason().orElseThrow())
                .contains("sha256:" + "f".repeat(64), OURS);
    }

    @Test
    @DisplayName("L28 an archive that somebody changed is told, and is not known to be ours")
    void tellsAnArchiveThatWasTamperedWith() throws Exception {
        charts.publish(upload("beacon", "0.2.0"));
        tamper("helm/" + ARCHIVE, "other");

        assertThat(known(charts.download("beacon", "0.2.0")).get(ARCHIVE)).isEqualTo(Digest.sha256("other"));
        assertThat(charts.published("beacon", "0.2.0").unknownReason().orElseThrow())
                .contains(Digest.sha256("other").toString(), OURS);
    }

    private void tamper(String path, String text) {
        remote.git("fetch", "--quiet", "origin", "gh-pages");
        remote.git("switch", "--quiet", "--force-create", "gh-pages", "FETCH_HEAD");
        remote.commit("docs: tamper", path, text);
        remote.push();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/beacon-0.2.0.tgz",
                "../beacon-0.2.0.tgz",
                "//elsewhere.example/x",
                "[]"
            })
    @DisplayName("L28 an entry that leads elsewhere is not followed")
    void doesNotFollowAnAddressElsewhere(String url) throws Exception {
        pages(
                "apiVersion: v1\nentries:\n  beacon:\n  - version: 0.2.0\n    digest: " + OURS + "\n    urls: ['" + url
                        + "']\n",
                "helm/" + ARCHIVE);

        assertThat(charts.download("beacon", "0.2.0").unknownReason().orElseThrow())
                .contains(url);
        assertThat(charts.published("beacon", "0.2.0").isUnknown()).isTrue();
    }

    @Test
    void followsAnAbsoluteAddressInTheRepository() throws Exception {
        pages(
                "apiVersion: v1\nentries:\n  beacon:\n  - version: 0.2.0\n    digest: " + OURS + "\n    urls: ['" + base
                        + ARCHIVE + "']\n",
                "helm/" + ARCHIVE);

        assertThat(known(charts.download("beacon", "0.2.0")).get(ARCHIVE)).hasToString(OURS);
        assertThat(known(charts.published("beacon", "0.2.0")).files()).isEqualTo(Map.of(ARCHIVE, OURS));
    }

    @Test
    void doesNotKnowWhatIsServedWhenNobodyAnswers() {
        server.stop(0);

        assertThatCode(() ->
                        assertThat(charts.listed("beacon", "0.2.0").isUnknown()).isTrue())
                .doesNotThrowAnyException();
    }
}
