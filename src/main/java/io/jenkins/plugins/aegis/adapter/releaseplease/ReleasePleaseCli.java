package io.jenkins.plugins.aegis.adapter.releaseplease;

import io.jenkins.plugins.aegis.adapter.process.CommandOutput;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePlease;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the Release Please command line, in the one version that was tried.
 *
 * <p>The tool takes its token by argument only, but reads it from a file if the argument is a path (its {@code
 * coerceOption}); that file is private to its owner and lives as long as the tool runs.
 */
public final class ReleasePleaseCli implements ReleasePlease {
    /** The version whose behaviour the product relies on. */
    public static final String PINNED_VERSION = "17.3.0";

    private static final Duration RUN = Duration.ofMinutes(10);

    private final CommandRunner commands;
    private final List<String> executable;
    private final Target target;
    private final String token;
    private final Workspace scratch;
    private boolean versionChecked;

    /**
     * Where the tool works.
     *
     * @param repository {@code owner/name}
     * @param graphql address of the GraphQL interface, without {@code /graphql} at its end
     */
    public record Target(String repository, URI api, URI graphql) {}

    /**
     * @param executable the program and, before the tool's own, its arguments
     * @param scratch a directory of this object alone, deleted after each run
     */
    public ReleasePleaseCli(
            CommandRunner commands, List<String> executable, Target target, String token, Workspace scratch) {
        this.commands = commands;
        this.executable = List.copyOf(executable);
        this.target = target;
        this.token = token;
        this.scratch = scratch;
    }

    @Override
    public String openPullRequest(ReleaseVersion version, String branch, ReleaseDescriptor.Metadata metadata)
            throws PortUnavailable, InterruptedException {
        try {
            scratch.writeSecret("token", token);
            checkVersion();
            CommandRunner.Result result = run(
                    List.of(
                            "release-pr",
                            "--repo-url=" + target.repository(),
                            "--target-branch=" + branch,
                            "--release-as=" + version,
                            "--config-file=" + metadata.releasePleaseConfig(),
                            "--manifest-file=" + metadata.manifest(),
                            "--api-url=" + target.api(),
                            "--graphql-url=" + target.graphql(),
                            "--token=" + scratch.path() + "/token"),
                    true);
            String printed = end(result.output() + "\n" + result.errors());
            if (!result.succeeded()) {
                throw new PortUnavailable("Release Please ended with " + result.exitCode() + ":\n" + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new PortUnavailable("running Release Please: " + e.getMessage(), e);
        } finally {
            deleteToken();
        }
    }

    private void checkVersion() throws PortUnavailable, InterruptedException {
        if (versionChecked) {
            return;
        }
        CommandRunner.Result result = run(List.of("--version"), false);
        String stated = result.output().strip();
        if (!result.succeeded() || !stated.equals(PINNED_VERSION)) {
            throw new PortUnavailable("\"" + String.join(" ", executable) + " --version\" says \"" + end(stated)
                    + "\", but Release Please " + PINNED_VERSION + " is required; configure that version");
        }
        versionChecked = true;
    }

    private CommandRunner.Result run(List<String> arguments, boolean echo)
            throws PortUnavailable, InterruptedException {
        List<String> all = new ArrayList<>(executable);
        all.addAll(arguments);
        Optional<String> shown = echo ? Optional.of("") : Optional.empty();
        return commands.run(new CommandRunner.Command(
                all, scratch.path(), Map.of(), Set.of(token), "", shown, RUN, StandardCharsets.UTF_8));
    }

    private String end(String text) {
        return CommandOutput.end(text.replace(token, "****"));
    }

    private void deleteToken() throws PortUnavailable, InterruptedException {
        try {
            scratch.delete();
        } catch (IOException e) {
            throw new PortUnavailable("the file with the token could not be deleted: " + e.getMessage(), e);
        }
    }
}
