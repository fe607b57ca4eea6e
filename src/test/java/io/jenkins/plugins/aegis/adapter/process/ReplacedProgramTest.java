package io.jenkins.plugins.aegis.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplacedProgramTest {
    private final List<Command> ran = new ArrayList<>();
    private final CommandRunner runner = new ReplacedProgram(
            command -> {
                ran.add(command);
                return new CommandRunner.Result(0, "", "");
            },
            "git",
            "/opt/git/bin/git");

    @Test
    void runsTheInstalledProgramWithAllElseUnchanged() throws Exception {
        Command command = Command.of("/work", List.of("git", "fetch", "git"))
                .withSecret("TOKEN", "s3cret")
                .withInput("refs");

        runner.run(command);

        assertThat(ran)
                .containsExactly(new Command(
                        List.of("/opt/git/bin/git", "fetch", "git"),
                        "/work",
                        command.environment(),
                        command.secrets(),
                        "refs",
                        Optional.empty(),
                        command.timeout(),
                        command.encoding()));
    }

    @Test
    void leavesOtherProgramsAlone() throws Exception {
        Command command = Command.of("/work", List.of("npm", "pack"));

        runner.run(command);

        assertThat(ran).containsExactly(command);
    }
}
