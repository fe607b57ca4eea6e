package io.jenkins.plugins.aegis.adapter.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.Channel.VersionLine;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Packaging;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PackageBuilder.Built;
import io.jenkins.plugins.aegis.port.Workspace;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.python.PythonIndexServer;
import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import io.jenkins.plugins.aegis.rehearsal.tools.PythonTools;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real build program makes its environments from an index on loopback, which has this machine's hatchling.
 *
 * <p>Making them takes long, so it is done where it is asked for: {@code mvn test -Dtest=IsolatedBuildTest
 * -Daegis.isolation=true}.
 */
@DisplayName("a Python build with isolation")
class IsolatedBuildTest {
    private static final List<String> BACKEND =
            List.of("hatchling=hatchling", "pathspec=pathspec", "pluggy=pluggy", "packaging=packaging");

    private static String python;

    @TempDir
    Path directory;

    private Workspace checkout;

    @BeforeAll
    static void requirePrograms() throws IOException {
        if (!Boolean.getBoolean("aegis.isolation")) {
            skip("it takes long; ask for it with -Dtest=IsolatedBuildTest -Daegis.isolation=true");
        }
        PythonTools.ofMachine();
        python = interpreterOf("hatchling");
        Path here = Path.of("").toAbsolutePath();
        String builder = interpreterOf("pyproject-build");
        if (LocalCommand.in(here, builder, "-c", "import venv, ensurepip").run().exitCode() != 0) {
            skip(builder + " makes no environments; Debian: apt-get install python3-venv");
        }
    }

    private static void skip(String reason) {
        System.out.println("No Python build with isolation is tried: " + reason);
        abort(reason);
    }

    /** The Python that a program of the path runs on, by its first line. */
    private static String interpreterOf(String program) throws IOException {
        Path file = Stream.of(System.getenv("PATH").split(":"))
                .map(each -> Path.of(each, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElseThrow().replaceFirst("^#! *", "").strip();
        }
    }

    @BeforeEach
    void checkOut() throws Exception {
        checkout = PythonProject.in(directory.resolve("checkout"), "", "own_client");
    }

    private Built build(PythonIndexServer index) throws Exception {
        Channel.PyPi channel = new Channel.PyPi(
                new Channel.Place("python-sdk", List.of(), false),
                "own-client",
                ".",
                List.of(),
                List.of(new VersionLine("pyproject.toml", "version = \"{version}\"")),
                true);
        LocalCommandRunner commands = new LocalCommandRunner(
                Map.of("PIP_INDEX_URL", index.index().toString(), "PIP_CONFIG_FILE", "/dev/null"), line -> {});
        return new CheckoutBuilder(commands, new LocalWorkspace(directory.resolve("output")))
                .build(checkout, ReleaseVersion.parse("1.2.3"), new Packaging(List.of(), List.of(channel)));
    }

    @Test
    @DisplayName("takes what it requires from the index that pip is configured with")
    void buildsWithTheBackendOfTheIndex() throws Exception {
        Path files = directory.resolve("index/files");
        Path script = ProjectDirectory.locate().toolsDescription().resolve("wheels-of-installed.py");
        Stream<String> command =
                Stream.concat(Stream.of(python, script.toString(), files.toString()), BACKEND.stream());
        LocalCommand.in(directory, command.toArray(String[]::new)).output();

        try (PythonIndexServer index = PythonIndexServer.start(directory.resolve("index"))) {
            assertThat(build(index).directory().files())
                    .containsExactly("own_client-1.2.3-py3-none-any.whl", "own_client-1.2.3.tar.gz");
            assertThat(index.served()).anyMatch(file -> file.matches("hatchling-.*\\.whl"));
        }
    }
}
