package io.jenkins.plugins.aegis.adapter.command;

import io.jenkins.plugins.aegis.adapter.process.CommandOutput;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A channel that the descriptor's commands observe, publish to and download from.
 *
 * <p>They are argument lists, no shell reads them, and they get no secret of ours. They run beside the workspace, without
 * a checkout: their programs are those of the machine that builds.
 */
public final class CommandChannel implements PackageChannel {
    private static final String HERE = ".aegis";
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int LARGEST_ANSWER = 1 << 20;

    private final Channel.Command channel;
    private final CommandRunner commands;
    private final Workspace scratch;

    /** @param scratch a directory of this object alone */
    public CommandChannel(Channel.Command channel, CommandRunner commands, Workspace scratch) {
        this.channel = channel;
        this.commands = commands;
        this.scratch = scratch;
    }

    @Override
    public Observed<Publication> published(String name, String version) throws InterruptedException {
        String source = source(channel.observe());
        try {
            CommandRunner.Result result = commands.run(command(channel.observe(), name, version, empty("observe")));
            if (!result.succeeded()) {
                return Observed.unknown(source, ended(result));
            }
            if (result.output().length() > LARGEST_ANSWER) {
                return Observed.unknown(source, "it printed more than " + LARGEST_ANSWER + " characters");
            }
            return Observed.present(ObservedJson.read(result.output(), version), source);
        } catch (IllegalArgumentException e) {
            return Observed.unknown(source, "what it printed was not understood: " + e.getMessage());
        } catch (IOException | PortUnavailable e) {
            return Observed.unknown(source, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Observed<Map<String, Digest>> download(String name, String version) throws InterruptedException {
        String source = source(channel.download());
        try {
            Workspace directory = empty("download");
            CommandRunner.Result result = commands.run(command(channel.download(), name, version, directory));
            if (!result.succeeded()) {
                return Observed.unknown(source, ended(result));
            }
            Map<String, Digest> digests = new TreeMap<>();
            for (String file : directory.files()) {
                if (!file.equals(HERE)) {
                    digests.put(file, directory.digest(file, Digest.Algorithm.SHA256));
                }
            }
            return Observed.present(digests, source);
        } catch (IOException | PortUnavailable e) {
            return Observed.unknown(source, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void publish(Upload upload) throws PortUnavailable, InterruptedException {
        String what = source(channel.publish());
        try {
            Workspace directory = empty("publish");
            for (String file : upload.built().files()) {
                try (InputStream content = upload.directory().open(file)) {
                    directory.copyFrom(content, file);
                }
            }
            CommandRunner.Command command = command(
                    channel.publish(), upload.built().name(), upload.built().version(), directory);
            CommandRunner.Result result = commands.run(command.echoing(LONGEST));
            if (!result.succeeded()) {
                throw new PortUnavailable(what + " " + ended(result));
            }
        } catch (IOException e) {
            throw new PortUnavailable(what + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String location(String name, String version) {
        return channel.place().name() + ": " + name + " " + version;
    }

    /** A directory that exists and holds nothing but our mark. */
    private Workspace empty(String purpose) throws IOException, InterruptedException {
        Workspace directory = scratch.directory(purpose);
        directory.delete();
        directory.writeText(HERE, "");
        return directory;
    }

    private static CommandRunner.Command command(
            List<String> arguments, String name, String version, Workspace directory) {
        Placeholders placeholders =
                new Placeholders(Map.of("name", name, "version", version, "directory", directory.path()));
        return CommandRunner.Command.of(directory.path(), placeholders.in(arguments));
    }

    private static String source(List<String> command) {
        return "\"" + String.join(" ", command) + "\"";
    }

    private static String ended(CommandRunner.Result result) {
        return "ended with " + result.exitCode() + ":\n" + CommandOutput.ofFailed(result);
    }
}
