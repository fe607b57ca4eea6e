package io.jenkins.plugins.aegis.adapter.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.EnvVars;
import hudson.Launcher;
import hudson.Proc;
import hudson.model.TaskListener;
import hudson.remoting.Callable;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.aegis.adapter.jenkins.AgentConnection;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LauncherCommandRunnerTest {
    private static final Command PUBLISH =
            Command.of("/work", List.of("npm", "publish", "beacon-1.2.0.tgz", "--tag", "latest"));

    @Test
    void namesTheAgentThatWasLost() {
        assertThatThrownBy(() -> runner(true).run(PUBLISH))
                .isInstanceOf(PortUnavailable.class)
                .hasMessage("agent packer-1 was lost while it ran npm publish beacon-1.2.0.tgz:"
                        + " its process ended or its connection broke")
                .hasRootCauseMessage("aborted");
    }

    @Test
    void blamesNoAgentThatIsThere() {
        assertThatThrownBy(() -> runner(false).run(PUBLISH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("aborted");
    }

    private static LauncherCommandRunner runner(boolean lost) {
        return new LauncherCommandRunner(
                new AbortedLauncher(),
                new EnvVars("PATH", "/usr/bin"),
                TaskListener.NULL,
                new AgentConnection("packer-1", () -> lost));
    }

    /** Every call fails as those that are under way when the connection breaks: unchecked. */
    private static final class AbortedChannel implements VirtualChannel {
        @Override
        public <V, T extends Throwable> V call(Callable<V, T> callable) {
            throw new IllegalStateException("aborted");
        }
    }

    private static final class AbortedLauncher extends Launcher {
        AbortedLauncher() {
            super(TaskListener.NULL, new AbortedChannel());
        }

        @Override
        public Proc launch(ProcStarter starter) {
            throw new IllegalStateException("aborted");
        }

        @Override
        public void kill(Map<String, String> variables) {
            throw new IllegalStateException("aborted");
        }
    }
}
