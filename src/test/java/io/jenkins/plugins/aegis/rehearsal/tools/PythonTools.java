package io.jenkins.plugins.aegis.rehearsal.tools;

import io.jenkins.plugins.aegis.rehearsal.process.CommandFailed;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Python programs of this machine; what brings them is the system or pip, and not this project. */
public final class PythonTools {
    private static final Map<String, List<String>> PROGRAMS = Map.of(
            "pyproject-build", List.of("pyproject-build", "--version"),
            "twine", List.of("twine", "--version"),
            "hatchling", List.of("hatchling", "--help"),
            "pip3", List.of("pip3", "--version"));

    private PythonTools() {}

    /**
     * Those of this machine.
     *
     * @throws ToolsUnavailable when one is missing; the message names all that are, and what brings them
     */
    public static PythonTools ofMachine() {
        List<String> missing = PROGRAMS.entrySet().stream()
                .filter(program -> !starts(program.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new ToolsUnavailable("The Python SDK of the sample project is built and uploaded with programs that"
                    + " this machine lacks: " + String.join(", ", missing)
                    + ". Debian: apt-get install python3-build python3-hatchling python3-pip twine; elsewhere: pip"
                    + " install build hatchling twine");
        }
        return new PythonTools();
    }

    private static boolean starts(List<String> program) {
        try {
            return LocalCommand.in(Path.of("").toAbsolutePath(), program.toArray(String[]::new))
                            .run()
                            .exitCode()
                    == 0;
        } catch (CommandFailed e) {
            return false;
        }
    }

    /** Downloads with pip as a user would, from that index and nowhere else, whatever pip is configured with. */
    public void download(URI index, String requirement, Path target) {
        pip(target, index, "download", "--no-deps", "--dest", target.toString(), requirement);
    }

    /** Installs with pip into a directory. */
    public void install(URI index, String requirement, Path target) {
        pip(target, index, "install", "--no-deps", "--target", target.toString(), requirement);
    }

    private static void pip(Path directory, URI index, String command, String... arguments) {
        List<String> words = new ArrayList<>(List.of("pip3", "--isolated", "--disable-pip-version-check"));
        words.addAll(List.of(command, "--no-cache-dir", "--index-url", index.toString()));
        words.addAll(List.of(arguments));
        LocalCommand.in(directory, words.toArray(String[]::new))
                .with("PIP_CONFIG_FILE", "/dev/null")
                .output();
    }
}
