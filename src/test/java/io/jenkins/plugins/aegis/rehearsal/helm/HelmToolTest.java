package io.jenkins.plugins.aegis.rehearsal.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.aegis.rehearsal.forge.BranchPages;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.sample.SampleProject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmToolTest {
    @TempDir
    Path directory;

    private HelmTool helm;

    @BeforeEach
    void writeTheScript() throws Exception {
        helm = HelmTool.bundled(directory.resolve("a place/bin"));
    }

    private LocalCommand.Outcome helm(String... arguments) {
        List<String> words = new ArrayList<>(List.of(helm.command()));
        words.addAll(List.of(arguments));
        return new LocalCommand(words, directory, Map.of()).run();
    }

    private Path chart() throws IOException {
        Path chart = directory.resolve("chart");
        Files.createDirectories(chart.resolve("templates"));
        Files.writeString(
                chart.resolve("Chart.yaml"), "apiVersion: v2\nname: small\nversion: 0.1.0\nappVersion: 0.1.0\n");
        Files.writeString(chart.resolve("values.yaml"), "replicas: 1\n");
        Files.writeString(chart.resolve("templates/note.yaml"), "note: {{ .Chart.Version }}\n");
        return chart;
    }

    @Test
    void isRealHelm() {
        assertThat(helm("version").output()).startsWith("v3.");
    }

    @Test
    void packsUnderTheGivenVersionAndLeavesTheChartAsItIs() throws Exception {
        Path chart = chart();

        LocalCommand.Outcome outcome = helm(
                "package",
                chart.toString(),
                "--version=1.2.3-rc",
                "--app-version=1.2.3-rc",
                "--destination=" + directory.resolve("out"));

        assertThat(outcome.exitCode()).as(outcome.errorOutput()).isZero();
        assertThat(LocalCommand.in(directory, "tar", "-xOf", "out/small-1.2.3-rc.tgz", "small/Chart.yaml")
                        .output())
                .contains("version: 1.2.3-rc", "appVersion: 1.2.3-rc");
        assertThat(chart.resolve("Chart.yaml")).content().contains("version: 0.1.0");
    }

    @Test
    void findsAFaultyTemplate() throws Exception {
        Path chart = chart();
        Files.writeString(chart.resolve("templates/note.yaml"), "note: {{ .Values.missing.more }}\n{{ if }}\n");

        LocalCommand.Outcome outcome = helm("lint", chart.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("note.yaml");
    }

    @Test
    void readsAndDownloadsFromTheSampleProjectsPages() throws Exception {
        Path remote = directory.resolve("remote.git");
        SampleProject.bundled().createRemote(remote);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/pages/", new BranchPages(remote, "gh-pages"));
        server.start();
        try {
            URI repository =
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/pages/helm/");
            HelmUser user = new HelmUser(helm, directory.resolve("home"));

            assertThat(user.charts(repository, "0.1.0")).containsExactly("released/beacon");
            assertThat(user.charts(repository, "0.2.0")).isEmpty();
            assertThat(user.pull("released/beacon", "0.1.0"))
                    .hasSameBinaryContentAs(SampleProject.bundled().pages().resolve("helm/beacon-0.1.0.tgz"));
            assertThatThrownBy(() -> user.pull("released/beacon", "0.2.0"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("0.2.0");
        } finally {
            server.stop(0);
        }
    }
}
