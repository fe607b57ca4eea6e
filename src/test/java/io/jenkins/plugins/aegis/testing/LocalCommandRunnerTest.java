package io.jenkins.plugins.aegis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LocalCommandRunnerTest extends CommandRunnerContract {
    @Override
    protected CommandRunner runner(Consumer<String> shows) {
        return new LocalCommandRunner(Map.of("FROM_RUNNER", "runner", "FROM_BOTH", "runner"), shows);
    }

    @Test
    void letsTheCommandsEnvironmentGoBeforeItsOwn() throws Exception {
        Command command = Command.of(top.toString(), List.of("sh", "-c", "echo $FROM_RUNNER $FROM_BOTH"))
                .withEnvironment("FROM_BOTH", "command");

        assertThat(runner().run(command).output()).isEqualTo("runner command\n");
    }

    @Test
    void startsNothingForACallerWhoIsInterruptedAlready() {
        Path trace = top.resolve("trace");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> runner().run(Command.of(top.toString(), List.of("touch", trace.toString()))))
                .isInstanceOf(InterruptedException.class);
        assertThat(trace).doesNotExist();
    }
}
