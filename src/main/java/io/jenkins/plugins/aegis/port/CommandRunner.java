package io.jenkins.plugins.aegis.port;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Runs programs on the machine that builds: always an argument list, never a shell. */
public interface CommandRunner {
    /**
     * Runs the command to its end and captures what it prints.
     *
     * @throws PortUnavailable if it could not be started, or did not end in time (it is killed then)
     */
    Result run(Command command) throws PortUnavailable, InterruptedException;

    /**
     * @param arguments program and arguments; no secrets
     * @param directory absolute path to run in
     * @param environment set in addition to the build's own; the place for secrets
     * @param secrets values to be masked wherever output is shown
     * @param input what the program reads from standard input; empty for nothing
     * @param shown what each line of its output begins with in the build log, where it is shown while the program runs;
     *     empty if it is not shown
     * @param encoding of what it prints; ISO-8859-1 gives each byte as one character, for what is no text or is counted
     *     in bytes
     */
    record Command(
            List<String> arguments,
            String directory,
            Map<String, String> environment,
            Set<String> secrets,
            String input,
            Optional<String> shown,
            Duration timeout,
            Charset encoding) {
        public Command {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
            secrets = Set.copyOf(secrets);
        }

        /** A quiet command without input, with ten minutes to end. */
        public static Command of(String directory, List<String> arguments) {
            return new Command(
                    arguments,
                    directory,
                    Map.of(),
                    Set.of(),
                    "",
                    Optional.empty(),
                    Duration.ofMinutes(10),
                    StandardCharsets.UTF_8);
        }

        public Command withInput(String text) {
            return new Command(arguments, directory, environment, secrets, text, shown, timeout, encoding);
        }

        public Command withEnvironment(String name, String value) {
            Map<String, String> more = new TreeMap<>(environment);
            more.put(name, value);
            return new Command(arguments, directory, more, secrets, input, shown, timeout, encoding);
        }

        /** Sets a variable whose value is masked in all output. */
        public Command withSecret(String name, String value) {
            Set<String> more = new HashSet<>(secrets);
            more.add(value);
            Command with = withEnvironment(name, value);
            return new Command(arguments, directory, with.environment, more, input, shown, timeout, encoding);
        }

        /** The same with another time to end. */
        public Command within(Duration limit) {
            return new Command(arguments, directory, environment, secrets, input, shown, limit, encoding);
        }

        /** The same, with each byte that it prints given as one character. */
        public Command printingBytes() {
            return new Command(
                    arguments, directory, environment, secrets, input, shown, timeout, StandardCharsets.ISO_8859_1);
        }

        /** The same, its output shown in the build log. */
        public Command echoing(Duration limit) {
            return echoing(limit, "");
        }

        /** The same, with something before each line, to tell it from others that run at the same time. */
        public Command echoing(Duration limit, String beforeEachLine) {
            return new Command(
                    arguments, directory, environment, secrets, input, Optional.of(beforeEachLine), limit, encoding);
        }

        /** Shows program and arguments only: the environment may hold secrets. */
        @Override
        public String toString() {
            return String.join(" ", arguments);
        }
    }

    /**
     * @param output standard output, secrets masked
     * @param errors standard error, secrets masked
     */
    record Result(int exitCode, String output, String errors) {
        public boolean succeeded() {
            return exitCode == 0;
        }
    }
}
