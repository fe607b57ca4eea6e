package io.jenkins.plugins.aegis.adapter.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.Channel.VersionLine;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Packaging;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PackageBuilder.Built;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.tools.PythonTools;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.WatchedCommandRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real build program, with the real hatchling and the real twine. */
class PythonPackagerTest {
    private static final List<VersionLine> LINES = List.of(
            new VersionLine("sdk/pyproject.toml", "version = \"{version}\""),
            new VersionLine("sdk/src/own_client/__init__.py", "__version__ = \"{version}\""));

    @TempDir
    Path directory;

    private final WatchedCommandRunner commands = new WatchedCommandRunner(new LocalCommandRunner());
    private Workspace checkout;

    @BeforeAll
    static void requirePrograms() {
        PythonTools.ofMachine();
    }

    @BeforeEach
    void checkOut() throws Exception {
        checkout = PythonProject.in(directory.resolve("checkout"), "sdk/", "src/own_client");
    }

    private static Channel.PyPi channel(List<List<String>> build, List<VersionLine> lines) {
        return new Channel.PyPi(
                new Channel.Place("python-sdk", List.of(), false), "Own.Client", "sdk", build, lines, false);
    }

    private Built build(String version, Channel.PyPi channel) throws Exception {
        return new CheckoutBuilder(commands, new LocalWorkspace(directory.resolve("output")))
                .build(checkout, ReleaseVersion.parse(version), new Packaging(List.of(), List.of(channel)));
    }

    @ParameterizedTest
    @DisplayName("L2 every form of the runbook's table, and the counters beyond it, is what the distributions state")
    @CsvSource({
        "1.2.3,1.2.3",
        "1.2.3-preview,1.2.3.dev0",
        "1.2.3-preview.4,1.2.3.dev4",
        "1.2.3-alpha,1.2.3a0",
        "1.2.3-beta,1.2.3b0",
        "1.2.3-rc,1.2.3rc0",
        "1.2.3-rc.2,1.2.3rc2"
    })
    void buildsTheVersionAsPep440WritesIt(String version, String pep440) throws Exception {
        Built built = build(version, channel(List.of(), LINES));

        assertThat(built.packages())
                .containsExactly(new BuiltPackage(
                        "python-sdk",
                        "Own.Client",
                        pep440,
                        List.of("own_client-" + pep440 + "-py3-none-any.whl", "own_client-" + pep440 + ".tar.gz")));
    }

    @Test
    @DisplayName("L20 the output holds the two distributions, and nothing else")
    void leavesTheDistributionsOnly() throws Exception {
        Built built = build("1.2.3", channel(List.of(), LINES));

        assertThat(built.directory().files())
                .containsExactly("own_client-1.2.3-py3-none-any.whl", "own_client-1.2.3.tar.gz");
    }

    @Test
    void runsTheBuildCommandsAfterTheVersionWasWritten() throws Exception {
        String copy = "import shutil; shutil.copy('sdk/src/own_client/__init__.py', 'sdk/src/own_client/copy.py')";

        Built built = build("1.2.3-rc", channel(List.of(List.of("python3", "-c", copy)), LINES));

        assertThat(LocalCommand.in(
                                directory,
                                "python3",
                                "-c",
                                "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read('own_client/copy.py'))",
                                built.directory().path() + "/own_client-1.2.3rc0-py3-none-any.whl")
                        .output())
                .contains("1.2.3rc0");
    }

    @Test
    @DisplayName("L20 the same commit gives the same bytes where the build backend can")
    void buildsTheSameBytesFromTheSameCommit() throws Exception {
        Map<String, Digest> first = digests(build("1.2.3", channel(List.of(), LINES)));

        assertThat(digests(build("1.2.3", channel(List.of(), LINES)))).isEqualTo(first);
        assertThat(commands.commands())
                .filteredOn(command -> command.arguments().get(0).equals("pyproject-build"))
                .allSatisfy(
                        command -> assertThat(command.environment()).containsEntry("SOURCE_DATE_EPOCH", "1767225600"));
    }

    private static Map<String, Digest> digests(Built built) throws Exception {
        Map<String, Digest> digests = new TreeMap<>();
        for (String file : built.directory().files()) {
            digests.put(file, built.directory().digest(file, Digest.Algorithm.SHA256));
        }
        return digests;
    }

    @Test
    void refusesAVersionLineThatIsNotThereBeforeAnythingIsBuilt() {
        Channel.PyPi channel =
                channel(List.of(), List.of(LINES.get(0), new VersionLine("sdk/README.md", "version {version}")));

        assertThatThrownBy(() -> build("1.2.3", channel))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("sdk/README.md has no line of the form 'version {version}'");
        assertThat(commands.commands()).isEmpty();
    }

    @Test
    void refusesWhatTwineWarnsOf() throws Exception {
        checkout.writeText(
                "sdk/pyproject.toml", checkout.readText("sdk/pyproject.toml").replace("readme = \"README.md\"\n", ""));

        assertThatThrownBy(() -> build("1.2.3", channel(List.of(), LINES)))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("twine --no-color check --strict")
                .hasMessageContaining("long_description");
    }

    @Test
    void saysWhatTheBuildSaid() throws Exception {
        checkout.writeText("sdk/pyproject.toml", "version = \"1\"\n[broken\n");

        assertThatThrownBy(() -> build("1.2.3", channel(List.of(), LINES)))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("pyproject-build")
                .hasMessageContaining("pyproject.toml");
    }

    @Test
    void statesTheNameThatWasBuiltIfItIsAnotherOne() throws Exception {
        checkout.writeText(
                "sdk/pyproject.toml", checkout.readText("sdk/pyproject.toml").replace("\"own-client\"", "\"foreign\""));

        assertThat(build("1.2.3", channel(List.of(), LINES)).packages())
                .extracting(BuiltPackage::name)
                .containsExactly("foreign");
    }
}
