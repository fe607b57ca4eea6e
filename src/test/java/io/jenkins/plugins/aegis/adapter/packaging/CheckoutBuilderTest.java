package io.jenkins.plugins.aegis.adapter.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.Channel.Place;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Packaging;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PackageBuilder.Built;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import io.jenkins.plugins.aegis.testing.CycloneDxSchema;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real npm packs a project without dependencies. */
class CheckoutBuilderTest {
    private static final ReleaseVersion VERSION = ReleaseVersion.parse("1.2.3-preview");
    private static final Packaging ROOT = packaging(npm("npm", ".", false, "node", "build.js"));

    @TempDir
    Path directory;

    private final List<String> shown = new ArrayList<>();
    private Workspace checkout;
    private CheckoutBuilder builder;

    private static Channel npm(String name, String directory, boolean setVersion, String... build) {
        List<List<String>> commands = build.length == 0 ? List.of() : List.of(List.of(build));
        return new Channel.Npm(new Place(name, List.of(), false), directory, commands, setVersion);
    }

    private static Packaging packaging(Channel... channels) {
        return new Packaging(List.of(), List.of(channels));
    }

    private BuiltPackage only(Built built) {
        assertThat(built.packages()).hasSize(1);
        return built.packages().get(0);
    }

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
                "require('fs').mkdirSync('dist',{recursive:true});"
                        + "require('fs').writeFileSync('dist/index.js','1');console.log('built')");
        builder = new CheckoutBuilder(
                new LocalCommandRunner(Map.of(), shown::add), new LocalWorkspace(directory.resolve("output")));
    }

    @Test
    @DisplayName("L20 the output holds the tarball and its description, and nothing else")
    void leavesTarballAndSbom() throws Exception {
        Built built = builder.build(checkout, VERSION, ROOT);

        assertThat(only(built).name()).isEqualTo("@own/sample");
        assertThat(only(built).version()).isEqualTo("1.2.3-preview");
        assertThat(built.directory().files())
                .containsExactlyInAnyOrder(only(built).files().get(0), "sbom.json");
        assertThat(only(built).files()).containsExactly("own-sample-1.2.3-preview.tgz");
        assertThat(shown).contains("[npm] built");
    }

    @Test
    void describesThePackageInCycloneDx() throws Exception {
        Built built = builder.build(checkout, VERSION, ROOT);

        JsonNode sbom = new ObjectMapper().readTree(built.directory().readText("sbom.json"));
        assertThat(sbom.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(sbom.at("/metadata/component/version").asText()).isEqualTo("1.2.3-preview");
    }

    @Test
    @DisplayName("what describes a package with dependencies is valid CycloneDX, and lists what users install only")
    void describesTheDependenciesOfUsers() throws Exception {
        String integrity = Digest.of(Digest.Algorithm.SHA512, new byte[] {1}).integrity();
        String locked = "{\"version\":\"2.1.0\",\"resolved\":\"https://registry.example/one.tgz\",\"integrity\":\""
                + integrity + "\",\"license\":\"MIT\"";
        checkout.writeText(
                "package.json",
                "{\"name\":\"@own/sample\",\"version\":\"1.2.3-preview\",\"license\":\"MIT\","
                        + "\"dependencies\":{\"one\":\"^2.0.0\"},\"devDependencies\":{\"tool\":\"^2.0.0\"}}");
        checkout.writeText(
                "package-lock.json",
                "{\"name\":\"@own/sample\",\"version\":\"1.2.3-preview\",\"lockfileVersion\":3,\"packages\":{"
                        + "\"\":{\"name\":\"@own/sample\",\"version\":\"1.2.3-preview\",\"license\":\"MIT\","
                        + "\"dependencies\":{\"one\":\"^2.0.0\"},\"devDependencies\":{\"tool\":\"^2.0.0\"}},"
                        + "\"node_modules/one\":" + locked + "},"
                        + "\"node_modules/tool\":" + locked + ",\"dev\":true}}}");

        String sbom = builder.build(checkout, VERSION, ROOT).directory().readText("sbom.json");

        assertThat(CycloneDxSchema.violationsOf(sbom)).isEmpty();
        assertThat(new ObjectMapper().readTree(sbom).path("components").findValuesAsText("purl"))
                .containsExactly("pkg:npm/one@2.1.0");
    }

    @Test
    void takesNameAndVersionFromThePackedPackage() throws Exception {
        checkout.writeText(
                "build.js",
                "require('fs').writeFileSync('package.json','{\"name\":\"@own/sample\",\"version\":\"9.9.9\"}')");

        assertThat(only(builder.build(checkout, VERSION, ROOT)).version()).isEqualTo("9.9.9");
    }

    @Test
    void runsNoScriptsOfThePackageWhenPacking() throws Exception {
        builder.build(checkout, VERSION, ROOT);

        assertThat(checkout.exists("dist/prepack.js")).isFalse();
    }

    @Test
    void emptiesTheOutputOfAnEarlierBuild() throws Exception {
        new LocalWorkspace(directory.resolve("output")).writeText("old.tgz", "old");

        Built built = builder.build(checkout, VERSION, ROOT);

        assertThat(built.directory().exists("old.tgz")).isFalse();
    }

    @Test
    void packsAPackageInADirectory() throws Exception {
        Workspace nested = checkout.directory("packages/one");
        nested.writeText("package.json", "{\"name\":\"one\",\"version\":\"0.1.0\"}");
        nested.writeText(
                "package-lock.json",
                "{\"name\":\"one\",\"version\":\"0.1.0\",\"lockfileVersion\":3,\"packages\":{\"\":{\"name\":\"one\"}}}");

        Built built = builder.build(checkout, VERSION, packaging(npm("one", "packages/one", false)));

        assertThat(only(built).files()).containsExactly("one-0.1.0.tgz");
    }

    @Test
    void writesTheReleaseVersionIntoAPackageThatReleasePleaseLeavesAlone() throws Exception {
        Workspace client = checkout.directory("packages/client");
        client.writeText("package.json", "{\"name\":\"@own/client\",\"version\":\"0.0.0\"}");

        Built built = builder.build(
                checkout,
                VERSION,
                packaging(npm("npm", ".", false, "node", "build.js"), npm("sdk", "packages/client", true)));

        assertThat(built.packages())
                .extracting(BuiltPackage::coordinate)
                .containsExactly("@own/sample@1.2.3-preview", "@own/client@1.2.3-preview");
    }

    @Test
    void packsTheSameBytesSideBySideAsOneAfterTheOther() throws Exception {
        checkout.directory("client").writeText("package.json", "{\"name\":\"@own/client\",\"version\":\"0.0.0\"}");
        Channel first = npm("npm", ".", false, "node", "build.js");

        Map<String, Digest> inOrder = digests(packaging(first, npm("client", "client", true)));
        Map<String, Digest> sideBySide = digests(packaging(
                first,
                new Channel.Npm(
                        new Place("client", List.of(), false, Optional.of(List.of())), "client", List.of(), true)));

        assertThat(sideBySide)
                .isEqualTo(inOrder)
                .containsOnlyKeys("own-client-1.2.3-preview.tgz", "own-sample-1.2.3-preview.tgz");
    }

    private Map<String, Digest> digests(Packaging packaging) throws Exception {
        Built built = builder.build(checkout, VERSION, packaging);
        Map<String, Digest> digests = new TreeMap<>();
        for (BuiltPackage each : built.packages()) {
            for (String file : each.files()) {
                digests.put(file, built.directory().digest(file, Digest.Algorithm.SHA256));
            }
        }
        return digests;
    }

    @Test
    void refusesTwoPackagesOfOneFileName() {
        Packaging twice = packaging(npm("one", ".", false, "node", "build.js"), npm("two", ".", false));

        assertThatThrownBy(() -> builder.build(checkout, VERSION, twice))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("channel two")
                .hasMessageContaining("files of one name");
    }

    @Test
    void namesTheCommandThatFails() {
        Packaging broken = packaging(npm("npm", ".", false, "node", "-e", "console.error('it broke');process.exit(3)"));

        assertThatThrownBy(() -> builder.build(checkout, VERSION, broken))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("node -e")
                .hasMessageContaining("ended with 3")
                .hasMessageEndingWith("it broke");
    }
}
