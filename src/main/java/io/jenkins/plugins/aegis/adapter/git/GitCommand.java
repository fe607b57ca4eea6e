package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Invocations of git on one private bare repository, which is made when it is first needed.
 *
 * <p>The repository is a cache of the remote: whatever state a crash left it in, it may be deleted and made again.
 */
final class GitCommand {
    private static final Duration LIMIT = Duration.ofMinutes(30);

    /**
     * For a push, which brings some refs and small commits. Git 2.39 waits for itself for ever when the answer to a push
     * ends in the middle; what the server took is seen by looking again.
     */
    private static final Duration PUSH = Duration.ofMinutes(5);

    /** For a list of refs. */
    private static final Duration LIST = Duration.ofMinutes(2);

    private final CommandRunner runner;
    private final Workspace repository;
    private final GitAccess access;
    private final HostKeys hostKeys;
    private final CacheSettings cache;
    private volatile boolean ready;

    GitCommand(CommandRunner runner, Workspace repository, GitAccess access, HostKeys hostKeys) {
        this.runner = runner;
        this.repository = repository;
        this.access = access;
        this.hostKeys = hostKeys;
        this.cache = new CacheSettings(repository);
    }

    GitAccess access() {
        return access;
    }

    Workspace repository() {
        return repository;
    }

    /** A command that stays on the machine. */
    Command local(String... arguments) {
        return in(repository.path(), repository.path(), arguments);
    }

    /** A command on another repository of the machine. */
    Command in(String directory, String gitDirectory, String... arguments) {
        return command(directory, GitEnvironment.local(gitDirectory, access), Set.of(), arguments);
    }

    /** A command that speaks to the remote. */
    Command remote(String... arguments) {
        return command(
                        repository.path(),
                        GitEnvironment.remote(repository.path(), access),
                        GitEnvironment.secrets(access),
                        arguments)
                .within(limit(arguments[0]));
    }

    private static Duration limit(String verb) {
        return switch (verb) {
            case "push" -> PUSH;
            case "ls-remote" -> LIST;
            default -> LIMIT;
        };
    }

    private static Command command(
            String directory, Map<String, String> environment, Set<String> secrets, String... arguments) {
        List<String> line = new ArrayList<>(List.of("git"));
        line.addAll(List.of(arguments));
        return new Command(line, directory, environment, secrets, "", Optional.empty(), LIMIT, StandardCharsets.UTF_8);
    }

    Result run(Command command) throws PortUnavailable, InterruptedException {
        makeReady();
        boolean withKey = command.arguments().stream().anyMatch(access.remote()::equals)
                && access.keyOfTransport().isPresent();
        if ((withKey || !command.secrets().isEmpty()) && !cache.isAsMade()) {
            throw new PortUnavailable("Somebody changed the settings of git's cache in " + repository.path()
                    + " while this step ran, and the credential could go elsewhere with them; find out which command"
                    + " of the build does that, then run this again");
        }
        if (withKey) {
            return new SshIdentity(access.keyOfTransport().get(), access.namesUser(), hostKeys)
                    .run(runner, repository, command);
        }
        return runner.run(command);
    }

    /** The output of a command that has to succeed. */
    String output(Command command) throws PortUnavailable, InterruptedException {
        Result result = run(command);
        if (!result.succeeded()) {
            throw new PortUnavailable(command + ": " + complaint(result));
        }
        return result.output();
    }

    /** Runs the command and reads its result; that it cannot be run is Unknown. */
    <T> Observed<T> ask(String source, Command command, Function<Result, Observed<T>> reading)
            throws InterruptedException {
        try {
            return reading.apply(run(command));
        } catch (PortUnavailable e) {
            return Observed.unknown(source, e.getMessage());
        }
    }

    /** Forgets everything that was fetched; the next command starts with an empty repository. */
    void startOver() throws PortUnavailable, InterruptedException {
        ready = false;
        try {
            repository.delete();
        } catch (IOException e) {
            throw new PortUnavailable("Cannot delete " + repository.path() + ": " + e.getMessage(), e);
        }
    }

    private synchronized void makeReady() throws PortUnavailable, InterruptedException {
        if (ready) {
            return;
        }
        if (!cache.isMadeFor(access.remote())) {
            make();
        }
        ready = true;
    }

    private void make() throws PortUnavailable, InterruptedException {
        Result made = initialise();
        if (!made.succeeded()) {
            // A crash may have left half a repository, which git refuses.
            startOver();
            made = initialise();
        }
        if (!made.succeeded()) {
            throw new PortUnavailable("Cannot make a git repository in " + repository.path() + ": " + complaint(made));
        }
    }

    private Result initialise() throws PortUnavailable, InterruptedException {
        try {
            if (!cache.isAsMade()) {
                startOver();
            }
            // Git wants the directory to be there.
            repository.writeText("description", "Not made yet.\n");
        } catch (IOException e) {
            throw new PortUnavailable("Cannot write below " + repository.path() + ": " + e.getMessage(), e);
        }
        Result made = runner.run(local("init", "--quiet", "--bare", "--template="));
        try {
            if (made.succeeded()) {
                cache.write(access.remote());
            }
        } catch (IOException e) {
            throw new PortUnavailable("Cannot write below " + repository.path() + ": " + e.getMessage(), e);
        }
        return made;
    }

    /** What git says of its failure, on one line. */
    static String complaint(Result result) {
        String said = (result.errors().isBlank() ? result.output() : result.errors())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("; "));
        String exit = "git ended with exit code " + result.exitCode();
        return said.isEmpty() ? exit : exit + ": " + Printable.of(said, 2000) + remedy(said);
    }

    /** What ssh leaves unsaid. */
    private static String remedy(String said) {
        return said.contains("Host key verification failed")
                ? "; which keys of servers are trusted is set in Jenkins' Git Host Key Verification Configuration where a"
                        + " key is configured for git, and by the known hosts of the agent where none is"
                : "";
    }
}
