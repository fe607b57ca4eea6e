package io.jenkins.plugins.aegis.rehearsal.tools;

import io.jenkins.plugins.aegis.rehearsal.process.CommandFailed;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Which Node runs the tools that need a newer one than Debian has. */
final class NodeRuntime {
    private static final int NEEDED = 22;

    private NodeRuntime() {}

    static Path in(Path installation) {
        String bundled = "node_modules/node-%s-%s/bin/node".formatted(platform(), architecture());
        Path node = installation.resolve(bundled);
        return Files.isExecutable(node) ? node : ofPath(installation);
    }

    private static Path ofPath(Path directory) {
        try {
            String[] answer = LocalCommand.in(directory, "node", "-p", "process.versions.node + ' ' + process.execPath")
                    .output()
                    .split(" ", 2);
            if (Integer.parseInt(answer[0].split("\\.")[0]) >= NEEDED) {
                return Path.of(answer[1]);
            }
            throw new ToolsUnavailable(missing("the node on the PATH is " + answer[0]));
        } catch (CommandFailed e) {
            throw new ToolsUnavailable(missing("there is no node on the PATH"), e);
        }
    }

    private static String missing(String found) {
        return "Verdaccio needs Node %d, no pinned one exists for %s-%s, and %s: install Node %d or newer"
                .formatted(NEEDED, platform(), architecture(), found, NEEDED);
    }

    private static String platform() {
        String name = System.getProperty("os.name");
        return name.startsWith("Mac") ? "darwin" : name.toLowerCase(Locale.ROOT);
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64" -> "arm64";
            default -> System.getProperty("os.arch");
        };
    }
}
