package io.jenkins.plugins.aegis.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.ScriptedCommandRunner;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RepositoryCommandsTest {
    private final ScriptedCommandRunner agent = new ScriptedCommandRunner();

    @Test
    @DisplayName("L35 a command of the released repository does not run on the controller")
    void refusesTheBuiltInNode() {
        assertThatThrownBy(() -> RepositoryCommands.on("", agent).run(Command.of("/tmp", List.of("npm", "ci"))))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContainingAll("npm ci", "built-in node", "agent", RepositoryCommands.ALLOWED);
    }

    @Test
    void runsOnAnAgent() {
        assertThat(RepositoryCommands.on("linux-1", agent)).isSameAs(agent);
    }
}
