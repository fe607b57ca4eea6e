package io.jenkins.plugins.aegis.adapter.npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.NpmPackage;
import io.jenkins.plugins.aegis.port.PackageBuilder.Built;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real npm packs a project without dependencies. */
class NpmPackageBuilderTest {
    private static final NpmPackage ROOT = new NpmPackage(".", List.of(List.of("node", "build.js")));

    @TempDir
    Path directory;

    private final List<String> shown = new ArrayList<>();
    private Workspace checkout;
    private NpmPackageBuilder builder;

    @BeforeEach
    void checkOut() throws Exception {
        checkout = new LocalWorkspace(directory.resolve("checkout"));
        checkout.writeText(
                "package.json",
                """
                {"name":"@own/sample","version":"1.2.3-preview","files":["dist"],
                 "scripts":{"prepack":"node -e \\"require('fs').writeFileSync('dist/prepack.js','')\\""}}
                """);
        checkout.writeText(
                "package-lock.json",
                """
                {"name":"@own/sample","version":"1.2.3-preview","lockfileVersion":3,
                 "packages":{"":{"name":"@own/sample","version":"1.2.3-preview"}}}
                """);
        checkout.writeText(
                "build.js",
                "require('fs').mkdirSync('dist');"
                        + "require('fs').writeFileSync('dist/index.js','1');console.log('built')");
        builder = new NpmPackageBuilder(
                new LocalCommandRunner(Map.of(), shown::add), new LocalWorkspace(directory.resolve("output")));
    }

    @Test
    @DisplayName("L20 the output holds the tarball and its description, and nothing else")
    void leavesTarballAndSbom() throws Exception {
        Built built = builder.build(checkout, ROOT);

        assertThat(built.packageName()).isEqualTo("@own/sample");
        assertThat(built.packageVersion()).isEqualTo("1.2.3-preview");
        assertThat(built.directory().files()).containsExactlyInAnyOrder(built.tarball(), "sbom.json");
        assertThat(built.tarball()).isEqualTo("own-sample-1.2.3-preview.tgz");
        assertThat(shown).contains("built");
    }

    @Test
    void describesThePackageInCycloneDx() throws Exception {
        Built built = builder.build(checkout, ROOT);

        JsonNode sbom = new ObjectMapper().readTree(built.directory().readText(built.sbom()));
        assertThat(sbom.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(sbom.at("/metadata/component/version").asText()).isEqualTo("1.2.3-preview");
    }

    @Test
    void takesNameAndVersionFromThePackedPackage() throws Exception {
        checkout.writeText(
                "build.js",
                "require('fs').writeFileSync('package.json','{\"name\":\"@own/sample\",\"version\":\"9.9.9\"}')");

        assertThat(builder.build(checkout, ROOT).packageVersion()).isEqualTo("9.9.9");
    }

    @Test
    void runsNoScriptsOfThePackageWhenPacking() throws Exception {
        builder.build(checkout, ROOT);

        assertThat(checkout.exists("dist/prepack.js")).isFalse();
    }

    @Test
    void emptiesTheOutputOfAnEarlierBuild() throws Exception {
        new LocalWorkspace(directory.resolve("output")).writeText("old.tgz", "old");

        Built built = builder.build(checkout, ROOT);

        assertThat(built.directory().exists("old.tgz")).isFalse();
    }

    @Test
    void packsAPackageInADirectory() throws Exception {
        Workspace nested = checkout.directory("packages/one");
        nested.writeText("package.json", "{\"name\":\"one\",\"version\":\"0.1.0\"}");
        nested.writeText(
                "package-lock.json",
                "{\"name\":\"one\",\"version\":\"0.1.0\",\"lockfileVersion\":3,\"packages\":{\"\":{\"name\":\"one\"}}}");

        Built built = builder.build(checkout, new NpmPackage("packages/one", List.of()));

        assertThat(built.tarball()).isEqualTo("one-0.1.0.tgz");
    }

    @Test
    void namesTheCommandThatFails() {
        NpmPackage broken =
                new NpmPackage(".", List.of(List.of("node", "-e", "console.error('it broke');process.exit(3)")));

        assertThatThrownBy(() -> builder.build(checkout, broken))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("node -e")
                .hasMessageContaining("ended with 3")
                .hasMessageEndingWith("it broke");
    }
}
