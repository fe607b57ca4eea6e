package io.jenkins.plugins.aegis.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.rehearsal.Rehearsal;
import io.jenkins.plugins.aegis.rehearsal.history.HistoryAudit;
import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A block of shell commands: some test runs it, or its note says what it would need. */
record DocumentedShell(DocumentedBlock block) {
    private static final Pattern OWN = Pattern.compile("(?m)^ *(bin/[a-z-]+|\\.ci/run)(( [^#|;&\\n]*)?)");

    void isCoveredAndUnderstood() throws IOException, InterruptedException {
        assertThat(shell("-n", block.text())).as("%s: not shell", block).isEmpty();
        Matcher own = OWN.matcher(block.text());
        while (own.find()) {
            assertThat(ProjectDirectory.locate().root().resolve(own.group(1)))
                    .as("%s", block)
                    .isExecutable();
            assertTaken(own.group(1), words(own.group(2)));
        }
        assertThat(block.runBy() + block.outside())
                .as(
                        "%s: who runs it? Put <!-- run by SomeTest --> right above it, or"
                                + " <!-- needs the outside world: what -->",
                        block)
                .isNotEmpty();
        if (!block.runBy().isEmpty()) {
            assertRuns(block.runBy());
        }
    }

    private void assertTaken(String program, List<String> arguments) {
        try {
            switch (program) {
                // An ellipsis stands for what was said before.
                case "bin/rehearse" -> new CommandLine(new Rehearsal()).parseArgs(arguments.toArray(String[]::new));
                case "bin/audit-history" ->
                    new CommandLine(new HistoryAudit()).parseArgs(arguments.toArray(String[]::new));
                default -> {
                    // Others hand their arguments to Maven.
                }
            }
        } catch (CommandLine.ParameterException refused) {
            throw new AssertionError(block + ": " + program + " refuses: " + refused.getMessage(), refused);
        }
    }

    /** The named test is there, and it or what it uses in its package reads that page. */
    private void assertRuns(String test) throws IOException {
        Path sources = ProjectDirectory.locate().root().resolve("src/test/java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> found =
                    files.filter(file -> file.endsWith(test + ".java")).toList();
            assertThat(found).as("%s: the test %s", block, test).hasSize(1);
            try (Stream<Path> beside = Files.list(found.get(0).getParent())) {
                assertThat(beside.filter(Files::isRegularFile).map(DocumentedShell::read))
                        .as("%s: %s reads this page", block, test)
                        .anyMatch(source -> source.contains("\"" + block.page() + "\""));
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> words(String text) throws IOException, InterruptedException {
        return shell("-c", "for word in " + text + "; do printf '%s\\n' \"$word\"; done")
                .lines()
                .dropWhile("…"::equals)
                .toList();
    }

    /** What the shell says to that; with {@code -n} it only reads. */
    private static String shell(String option, String script) throws IOException, InterruptedException {
        List<String> command = option.equals("-n") ? List.of("bash", "-n") : List.of("bash", option, script);
        Process shell = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var input = shell.getOutputStream()) {
            input.write(option.equals("-n") ? script.getBytes(UTF_8) : new byte[0]);
        }
        String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
        shell.waitFor();
        return said;
    }
}
