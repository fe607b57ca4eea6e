package io.jenkins.plugins.aegis.adapter.process;

import hudson.EnvVars;
import hudson.Launcher;
import hudson.Proc;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.aegis.adapter.jenkins.AgentConnection;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs programs on the agent that builds.
 *
 * <p>Jenkins ends a program that takes too long, or whose build is aborted, with everything that it started.
 */
public final class LauncherCommandRunner implements CommandRunner {
    /** What Jenkins' launchers replace in values: {@code $NAME}, {@code ${NAME}} and {@code $$}. */
    private static final Pattern MACRO = Pattern.compile("\\$[A-Za-z0-9_{$]");

    /** Words of a command line: program, verb, and what it is done to. */
    private static final int OUTLINE = 3;

    private final Launcher launcher;
    private final EnvVars environment;
    private final TaskListener listener;
    private final AgentConnection connection;

    /**
     * @param environment of the build; a command's own goes before it
     * @param listener where commands that ask for it are shown, masked
     * @param connection of the launcher
     */
    public LauncherCommandRunner(
            Launcher launcher, EnvVars environment, TaskListener listener, AgentConnection connection) {
        this.connection = connection;
        this.launcher = launcher;
        this.environment = new EnvVars(environment);
        this.listener = listener;
    }

    /** What a program did on an agent that was lost is not known, and it may even go on there. */
    @Override
    public Result run(Command command) throws PortUnavailable, InterruptedException {
        try {
            return runOnAgent(command);
        } catch (PortUnavailable | RuntimeException e) {
            if (connection.isLost()) {
                throw new PortUnavailable(connection.lostWhile("it ran " + outline(command)), e);
            }
            throw e;
        }
    }

    /** Enough to know it by; its options are no help to people. */
    private static String outline(Command command) {
        return command.arguments().stream().limit(OUTLINE).collect(Collectors.joining(" "));
    }

    private Result runOnAgent(Command command) throws PortUnavailable, InterruptedException {
        SecretMask mask = new SecretMask(command.secrets());
        EnvVars variables = variables(command);
        long limit = command.timeout().toMillis();
        try (CapturedOutput output = captured(command, mask);
                CapturedOutput errors = captured(command, mask)) {
            List<String> arguments = arguments(command, variables);
            long start = System.nanoTime();
            // Quiet: Jenkins' own echo of the command line knows nothing of our wish to be shown.
            Proc process = launcher.launch()
                    .cmds(arguments)
                    .envs(variables)
                    .pwd(command.directory())
                    .stdin(new ByteArrayInputStream(command.input().getBytes(StandardCharsets.UTF_8)))
                    .stdout(output)
                    .stderr(errors)
                    .quiet(true)
                    .start();
            int exitCode = await(process, limit);
            // Jenkins kills the program at the limit and then gives an exit code like any other.
            if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) >= limit) {
                throw new PortUnavailable(
                        command + " did not end within " + command.timeout().toSeconds() + " seconds and was killed");
            }
            if (command.shown().isEmpty() && (output.isCut() || errors.isCut())) {
                throw new PortUnavailable(command + " printed more than " + CapturedOutput.MOST / (1 << 20) + " MiB");
            }
            return new Result(exitCode, mask.applyTo(output.text(command.encoding())), mask.applyTo(errors.text()));
        } catch (IOException e) {
            throw new PortUnavailable(
                    "Cannot run " + command.arguments().get(0) + " in " + command.directory() + ": "
                            + mask.applyTo(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private CapturedOutput captured(Command command, SecretMask mask) {
        return command.shown()
                .map(before -> new CapturedOutput(
                        line -> listener.getLogger().println(before + ShownLine.of(mask.applyTo(line)))))
                .orElseGet(CapturedOutput::new);
    }

    /** A value that Jenkins would change on the way, perhaps a secret, is refused before it fails in riddles. */
    private EnvVars variables(Command command) throws PortUnavailable {
        EnvVars variables = new EnvVars(environment);
        for (Map.Entry<String, String> entry : command.environment().entrySet()) {
            if (MACRO.matcher(entry.getValue()).find()) {
                throw new PortUnavailable("The value of " + entry.getKey() + " holds a $ that Jenkins would take for a"
                        + " reference to a variable; use a value without it");
            }
            variables.put(entry.getKey(), entry.getValue());
        }
        return variables;
    }

    /** The command, its program looked up in the path that it will have itself. */
    private List<String> arguments(Command command, EnvVars variables) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(command.arguments());
        String path = variables.get("PATH");
        VirtualChannel agent = launcher.getChannel();
        if (path != null && agent != null) {
            arguments.set(0, agent.call(new ProgramLookup(arguments.get(0), path)));
        }
        return arguments;
    }

    private int await(Proc process, long limit) throws IOException, InterruptedException {
        try {
            return process.joinWithTimeout(limit, TimeUnit.MILLISECONDS, listener);
        } catch (InterruptedException e) {
            process.kill();
            throw e;
        }
    }
}
