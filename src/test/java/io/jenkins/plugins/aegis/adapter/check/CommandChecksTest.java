package io.jenkins.plugins.aegis.adapter.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.descriptor.ReleaseCheck;
import io.jenkins.plugins.aegis.descriptor.ReleaseCheck.Script;
import io.jenkins.plugins.aegis.port.CheckRunner.CheckRun;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.ScriptedCommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandChecksTest {
    private static final List<List<String>> PREPARE = List.of(List.of("npm", "ci"));

    @TempDir
    Path checkout;

    private final ScriptedCommandRunner scripted = new ScriptedCommandRunner();

    private static ReleaseCheck check(List<List<String>> prepare, Duration timeout, List<List<String>> commands) {
        return new ReleaseCheck(
                "tests",
                new Script(prepare, "web", commands, new TreeMap<>(Map.of("SEED", "1936"))),
                List.of(),
                timeout);
    }

    private CheckRun run(List<List<String>> commands) throws Exception {
        return new CommandChecks(scripted)
                .run(new LocalWorkspace(checkout), check(PREPARE, Duration.ofMinutes(5), commands));
    }

    @Test
    void preparesInTheRootAndRunsInTheDirectory() throws Exception {
        assertThat(run(List.of(List.of("npm", "test"))).passed()).isTrue();

        assertThat(scripted.commands())
                .extracting(Command::directory)
                .containsExactly(checkout.toString(), checkout + "/web");
        assertThat(scripted.commands())
                .allSatisfy(command -> assertThat(command.environment()).isEqualTo(Map.of("SEED", "1936")));
    }

    @Test
    void endsWithTheFirstCommandThatFails() throws Exception {
        scripted.then(0, "", "").then(3, "", "2 tests failed\n");

        CheckRun run = run(List.of(List.of("npm", "test"), List.of("npm", "run", "never")));

        assertThat(run.passed()).isFalse();
        assertThat(run.summary()).contains("\"npm test\" ended with 3", "2 tests failed");
        assertThat(scripted.commands()).hasSize(2);
    }

    @Test
    void logsEveryCommandWithWhatItPrintedAndItsExitCode() throws Exception {
        scripted.then(0, "installed\n", "").then(1, "not ok", "warning\n");

        assertThat(run(List.of(List.of("npm", "test"))).log())
                .startsWith("$ npm ci\ninstalled\nexit code 0\n\n$ npm test\nnot ok\nwarning\nexit code 1\n");
    }

    @Test
    void failsWhereAProgramIsMissing() throws Exception {
        CheckRun run = new CommandChecks(new LocalCommandRunner())
                .run(
                        new LocalWorkspace(checkout),
                        check(List.of(List.of("no-such-program")), Duration.ofMinutes(5), List.of(List.of("true"))));

        assertThat(run.passed()).isFalse();
        assertThat(run.summary()).contains("no-such-program");
        assertThat(run.log()).contains("no-such-program");
    }

    @Test
    void failsWhenItsTimeIsOver() throws Exception {
        CheckRun run = new CommandChecks(new LocalCommandRunner())
                .run(
                        new LocalWorkspace(checkout),
                        check(List.of(List.of("sleep", "60")), Duration.ofSeconds(2), List.of(List.of("true"))));

        assertThat(run.passed()).isFalse();
        assertThat(run.summary()).contains("sleep 60");
    }
}
