package io.jenkins.plugins.aegis.adapter.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.Channel.Place;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Packaging;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PackageBuilder.Built;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import io.jenkins.plugins.aegis.rehearsal.helm.HelmTool;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.PackedCharts;
import io.jenkins.plugins.aegis.testing.PackedPackages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Helm packs a chart. */
class ChartPackagerTest {
    private static final ReleaseVersion VERSION = ReleaseVersion.parse("1.2.3-preview");
    private static final Channel.Helm CHART =
            new Channel.Helm(new Place("helm", List.of(), false), "deploy/small", "gh-pages", ".");
    private static final Packaging PACKAGING = new Packaging(List.of(), List.of(CHART));

    @TempDir
    Path directory;

    private Workspace checkout;
    private CheckoutBuilder builder;

    @BeforeEach
    void checkOut() throws Exception {
        checkout = new LocalWorkspace(directory.resolve("checkout"));
        checkout.writeText(
                "deploy/small/Chart.yaml", "apiVersion: v2\nname: small\nversion: 0.1.0\nappVersion: 0.1.0\n");
        checkout.writeText("deploy/small/values.yaml", "replicas: 1\n");
        checkout.writeText("deploy/small/templates/note.yaml", "note: {{ .Chart.Version }}\n");
        builder = new CheckoutBuilder(
                HelmTool.on(directory.resolve("bin")).on(new LocalCommandRunner()),
                new LocalWorkspace(directory.resolve("output")));
    }

    @Test
    void packsTheChartUnderTheReleaseVersion() throws Exception {
        Built built = builder.build(checkout, VERSION, PACKAGING);

        assertThat(built.packages())
                .containsExactly(
                        new BuiltPackage("helm", "small", "1.2.3-preview", List.of("small-1.2.3-preview.tgz")));
        try (var archive = built.directory().open("small-1.2.3-preview.tgz")) {
            assertThat(PackedChart.read(archive).metadata()).containsEntry("appVersion", "1.2.3-preview");
        }
    }

    @Test
    void packsNothingThatHelmFindsFaulty() throws Exception {
        checkout.writeText("deploy/small/templates/note.yaml", "{{ if }}\n");

        assertThatThrownBy(() -> builder.build(checkout, VERSION, PACKAGING))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("lint")
                .hasMessageContaining("note.yaml");
        assertThat(new LocalWorkspace(directory.resolve("output")).files()).isEmpty();
    }

    @Test
    void readsTheChartAndNotTheOneWithinIt() throws Exception {
        PackedChart chart = PackedChart.read(new ByteArrayInputStream(PackedCharts.of("small", "1.0.0")));

        assertThat(chart.name()).isEqualTo("small");
        assertThat(chart.version()).isEqualTo("1.0.0");
    }

    @Test
    void refusesAnArchiveThatIsNoChart() {
        assertThatThrownBy(() -> PackedChart.read(new ByteArrayInputStream(PackedPackages.of("small", "1.0.0"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no Chart.yaml");
        byte[] nameless = PackedPackages.tarball(Map.of("small/Chart.yaml", "version: 1.0.0\n"));
        assertThatThrownBy(() -> PackedChart.read(new ByteArrayInputStream(nameless)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no name and version");
    }

    @Test
    void refusesAnArchiveWhoseNameIsNotThatOfItsChart() throws Exception {
        Workspace output = new LocalWorkspace(directory.resolve("output"));
        output.copyFrom(new ByteArrayInputStream(PackedCharts.of("small", "1.0.0")), "other-1.0.0.tgz");

        assertThatThrownBy(() -> new ChartPackager(CHART).read(output, List.of("other-1.0.0.tgz")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other-1.0.0.tgz")
                .hasMessageContaining("small 1.0.0");
    }
}
