package io.jenkins.plugins.aegis.scenario;

import io.jenkins.plugins.aegis.rehearsal.helm.HelmTool;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.testing.DocumentedCommands;
import io.jenkins.plugins.aegis.testing.DocumentedCommands.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody with an exported log, a clone and what the forge and the registries serve, who follows docs/auditing.md.
 *
 * @param home an empty directory; the log lies in it
 * @param settings what this auditor says in the first block of the page, in place of the example
 */
record Auditor(Path home, Map<String, String> settings, Map<String, String> environment) {
    static final String LOG = "Is this log whole?";
    static final String APPROVAL = "Who approved, and what?";
    static final String TAG = "Did the tag get that?";
    static final String USERS = "Do users get that?";

    private static final DocumentedCommands PAGE = DocumentedCommands.of("docs/auditing.md");
    private static final String MARK = "@@ ";

    /** One who clones that repository, and to whom somebody else told the head that the log had at its end. */
    static Auditor of(SampleSite world, FinishedBuild build, Path remote, Path directory) {
        try {
            Path home = Files.createDirectories(directory.resolve("audit"));
            Path clone = directory.resolve("clone");
            LocalCommand.in(directory, "git", "clone", "-q", remote.toString(), clone.toString())
                    .output();
            Files.copy(build.report().build().auditLog(), home.resolve("audit.jsonl"));
            Files.copy(world.publicKey(), home.resolve("signing-key.pub.pem"));
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("version", "0.2.0");
            settings.put("clone", "../clone");
            settings.put(
                    "forge",
                    world.forge().endpoint() + "/repos/" + world.forge().repository());
            settings.put("npm", world.registry().url().toString());
            settings.put("index", world.pythonIndex().toString());
            settings.put("charts", world.helmRepository().toString());
            settings.put("noted", build.audit().head());
            return new Auditor(home, settings, environment(HelmTool.on(directory.resolve("bin"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(HelmTool helm) {
        // A registry that hands out damaged packages would otherwise be asked for minutes.
        Map<String, String> environment =
                new LinkedHashMap<>(Map.of("LC_ALL", "C", "no_proxy", "127.0.0.1", "npm_config_fetch_retries", "0"));
        helm.scripts().ifPresent(bin -> environment.put("PATH", bin + ":" + System.getenv("PATH")));
        return environment;
    }

    Path log() {
        return home.resolve("audit.jsonl");
    }

    /** Names of what the page asks its readers to say. */
    static List<String> asked() {
        return PAGE.blocks()
                .get(0)
                .commands()
                .lines()
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }

    /** Runs every block, and answers what each section printed. */
    Map<String, List<String>> audit() {
        return auditTo(PAGE.blocks().get(PAGE.blocks().size() - 1).section());
    }

    /** Whatever is suspicious up to the end of that section. */
    List<String> suspicionsTo(String last) {
        return suspicions(auditTo(last));
    }

    /** In one shell, as the page wants it. */
    private Map<String, List<String>> auditTo(String last) {
        List<Block> blocks = PAGE.blocks();
        StringBuilder script = new StringBuilder();
        settings.forEach(
                (name, value) -> script.append(name).append("='").append(value).append("'\n"));
        boolean reached = false;
        for (Block block : blocks.subList(1, blocks.size())) {
            if (reached && !block.section().equals(last)) {
                break;
            }
            reached = block.section().equals(last);
            script.append("echo '").append(MARK).append(block.section()).append("'\n");
            script.append(block.commands());
        }
        return bySection(run(home, script.toString()).output());
    }

    /** What the page on the log, to which this one sends its readers, says of the chain. */
    LocalCommand.Outcome chain() {
        return run(home, DocumentedCommands.of("docs/audit-log.md").section("Verify with a shell"));
    }

    /** What the page on attestations says of the downloaded release. */
    LocalCommand.Outcome attestation() {
        return run(
                home.resolve("release"),
                DocumentedCommands.of("docs/attestation.md").section("Verify offline"));
    }

    private LocalCommand.Outcome run(Path directory, String commands) {
        return LocalCommand.in(directory, "sh", "-c", commands)
                .with(environment)
                .run();
    }

    private static Map<String, List<String>> bySection(String output) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : output.lines().toList()) {
            if (line.startsWith(MARK)) {
                current = said.computeIfAbsent(line.substring(MARK.length()), section -> new ArrayList<>());
            } else {
                current.add(line);
            }
        }
        return said;
    }

    /** Lines that say that something is not as it should be. */
    static List<String> suspicions(Map<String, List<String>> said) {
        return said.values().stream()
                .flatMap(List::stream)
                .filter(line ->
                        line.startsWith("DIFFERS") || line.endsWith("FAILED") || line.contains("without outcome"))
                .toList();
    }
}
