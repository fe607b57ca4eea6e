package io.jenkins.plugins.aegis.adapter.npm;

import io.jenkins.plugins.aegis.adapter.packaging.PackedPackage;
import io.jenkins.plugins.aegis.adapter.process.CommandOutput;
import io.jenkins.plugins.aegis.adapter.process.RefusedCredential;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the npm client program does at a registry.
 *
 * <p>It gets the token by an environment variable that its configuration file names, and that file binds it to this
 * registry's address, so that no setting in a package can send it elsewhere.
 *
 * @param scratch a directory of this object alone, deleted after each use
 */
record NpmClient(RegistryEndpoint endpoint, CommandRunner commands, Workspace scratch) {
    private static final String TOKEN_VARIABLE = "AEGIS_NPM_TOKEN";
    private static final Duration PUBLISH = Duration.ofMinutes(10);

    void publish(Upload upload) throws PortUnavailable, InterruptedException {
        String tarball = upload.built().files().get(0);
        requireHarmless(upload, tarball);
        run(
                "npm publish of " + tarball + " to " + endpoint,
                List.of(
                        "publish",
                        upload.directory().path() + "/" + tarball,
                        "--tag=" + upload.label(),
                        "--ignore-scripts",
                        "--provenance=false"));
    }

    /** The package's own settings would go before those of the npm client, while it holds the token (lesson L35). */
    private static void requireHarmless(Upload upload, String tarball) throws PortUnavailable, InterruptedException {
        try (InputStream content = upload.directory().open(tarball)) {
            PackedPackage.read(content);
        } catch (IOException e) {
            throw new PortUnavailable("npm publish of " + tarball + ": " + e.getMessage(), e);
        }
    }

    void moveDistTag(String name, String version, String distTag) throws PortUnavailable, InterruptedException {
        if (!distTag.matches("[A-Za-z][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("\"" + distTag + "\" is no dist-tag");
        }
        run(
                "npm dist-tag " + distTag + " of " + name + " at " + endpoint,
                List.of("dist-tag", "add", name + "@" + version, distTag));
    }

    private void run(String what, List<String> arguments) throws PortUnavailable, InterruptedException {
        try {
            CommandRunner.Result result = commands.run(command(arguments));
            if (!result.succeeded()) {
                throw new PortUnavailable(what + " ended with " + result.exitCode() + ":\n"
                        + endpoint.withoutToken(CommandOutput.ofFailed(result))
                        + RefusedCredential.remedy(result.errors()));
            }
        } catch (IOException e) {
            throw new PortUnavailable(what + ": " + endpoint.withoutToken(e.getMessage()), e);
        } finally {
            deleteScratch();
        }
    }

    /**
     * Its own directory, as prefix, and configuration keep every other npmrc of the machine and the project out of it; its
     * own cache what the registry once answered wrongly: npm keeps that, is told that it did not change, and reads it again.
     */
    private CommandRunner.Command command(List<String> what) throws IOException, InterruptedException {
        scratch.delete();
        scratch.writeSecret("npmrc", endpoint.credentialKey() + "=${" + TOKEN_VARIABLE + "}\n");
        scratch.writeText("global-npmrc", "");
        List<String> arguments = new ArrayList<>(List.of("npm"));
        arguments.addAll(what);
        arguments.addAll(List.of(
                "--registry=" + endpoint.base(),
                "--fetch-retries=0",
                "--update-notifier=false",
                "--logs-max=0",
                "--cache=" + scratch.path() + "/cache",
                "--prefix=" + scratch.path(),
                "--userconfig=" + scratch.path() + "/npmrc",
                "--globalconfig=" + scratch.path() + "/global-npmrc"));
        return CommandRunner.Command.of(scratch.path(), arguments)
                .withSecret(TOKEN_VARIABLE, endpoint.token())
                .echoing(PUBLISH);
    }

    private void deleteScratch() throws InterruptedException {
        try {
            scratch.delete();
        } catch (IOException e) {
            // the file names a variable and holds no token; the next publish replaces it
        }
    }
}
