package io.jenkins.plugins.aegis.adapter.clawhub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.aegis.adapter.process.CommandOutput;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Publishes a skill by the {@code clawhub} program of the machine that builds.
 *
 * <p>The program takes its token from its configuration file, which is private to its owner here, is named by an
 * environment variable, and lives as long as the program runs.
 */
public final class SkillPublisher {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final ClawHubEndpoint endpoint;
    private final String title;
    private final CommandRunner commands;
    private final Workspace scratch;

    /**
     * @param title what people see in place of the slug
     * @param scratch a directory of this object alone, deleted after each run
     */
    public SkillPublisher(ClawHubEndpoint endpoint, String title, CommandRunner commands, Workspace scratch) {
        this.endpoint = endpoint;
        this.title = title;
        this.commands = commands;
        this.scratch = scratch;
    }

    void publish(Upload upload) throws PortUnavailable, InterruptedException {
        String what = "clawhub publish of " + upload.built().coordinate() + " to " + endpoint;
        try {
            lay(upload);
            String configuration = JsonNodeFactory.instance
                    .objectNode()
                    .put("registry", endpoint.base().toString())
                    .put("token", endpoint.token())
                    .toString();
            scratch.writeSecret("config.json", configuration);
            CommandRunner.Result result = commands.run(command(upload));
            if (!result.succeeded()) {
                throw new PortUnavailable(what + " ended with " + result.exitCode() + ":\n"
                        + endpoint.harmless(CommandOutput.ofFailed(result)));
            }
        } catch (IOException e) {
            throw new PortUnavailable(what + ": " + endpoint.harmless(e.getMessage()), e);
        } finally {
            deleteToken();
        }
    }

    private void lay(Upload upload) throws IOException, InterruptedException {
        Workspace skill = scratch.directory("skill");
        skill.delete();
        try (InputStream archive =
                upload.directory().open(upload.built().files().get(0))) {
            SortedMap<String, byte[]> files = SkillArchive.read(archive.readAllBytes());
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                skill.copyFrom(new ByteArrayInputStream(file.getValue()), file.getKey());
            }
        }
    }

    private Command command(Upload upload) {
        List<String> arguments = List.of(
                "clawhub",
                "--no-input",
                "--workdir=" + scratch.path(),
                "--site=" + endpoint.base(),
                "--registry=" + endpoint.base(),
                "publish",
                scratch.directory("skill").path(),
                "--slug=" + upload.built().name(),
                "--name=" + title,
                "--version=" + upload.built().version(),
                "--tags=" + upload.label(),
                "--changelog=Release v" + upload.built().version());
        Map<String, String> environment =
                Map.of("CLAWHUB_CONFIG_PATH", scratch.path() + "/config.json", "CLAWHUB_DISABLE_TELEMETRY", "1");
        Set<String> secrets = endpoint.token().isEmpty() ? Set.of() : Set.of(endpoint.token());
        return new Command(
                arguments, scratch.path(), environment, secrets, "", Optional.of(""), LONGEST, StandardCharsets.UTF_8);
    }

    private void deleteToken() throws PortUnavailable, InterruptedException {
        try {
            scratch.delete();
        } catch (IOException e) {
            throw new PortUnavailable("the file with the token could not be deleted: " + e.getMessage(), e);
        }
    }
}
