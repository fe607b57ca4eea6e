package io.jenkins.plugins.aegis.adapter.registry;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.packaging.PackedPackage;
import io.jenkins.plugins.aegis.adapter.process.CommandOutput;
import io.jenkins.plugins.aegis.adapter.process.RefusedCredential;
import io.jenkins.plugins.aegis.adapter.process.SecretMask;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The packages of an npm registry, read by its JSON interface and published to by the npm client.
 *
 * <p>The client gets the token by an environment variable that its configuration file names, and that file binds it to
 * this registry's address, so that no setting in a package can send it elsewhere.
 */
public final class NpmRegistry implements PackageChannel {
    private static final String TOKEN_VARIABLE = "AEGIS_NPM_TOKEN";
    private static final String METADATA = "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8";
    private static final int LARGEST_METADATA = 64 << 20;
    private static final Duration PUBLISH = Duration.ofMinutes(10);

    private final RegistryEndpoint endpoint;
    private final HttpDownloads downloads;
    private final CommandRunner commands;
    private final Workspace scratch;

    /** @param scratch a directory of this object alone, deleted after each publish */
    public NpmRegistry(RegistryEndpoint endpoint, HttpDownloads downloads, CommandRunner commands, Workspace scratch) {
        this.endpoint = endpoint;
        this.downloads = downloads;
        this.commands = commands;
        this.scratch = scratch;
    }

    @Override
    public Observed<Publication> published(String name, String version) throws InterruptedException {
        return metadata(name).flatMap(found -> {
            try {
                return Observed.present(found.published(version), source(name));
            } catch (IllegalArgumentException e) {
                return notUnderstood(name, e);
            }
        });
    }

    @Override
    public Observed<Map<String, Digest>> download(String name, String version) throws InterruptedException {
        Observed<PackageMetadata> metadata = metadata(name);
        if (metadata.asOptional().isEmpty()) {
            return metadata.map(none -> Map.of());
        }
        try {
            Optional<URI> tarball = metadata.asOptional().get().tarball(version);
            return tarball.isEmpty()
                    ? Observed.absent(source(name))
                    : digest(tarball.get()).map(digest -> Map.of(PackageMetadata.packedName(name, version), digest));
        } catch (IllegalArgumentException e) {
            return notUnderstood(name, e);
        }
    }

    private Observed<Digest> digest(URI tarball) throws InterruptedException {
        try {
            return Observed.present(
                    downloads.digest(tarball, endpoint.headersFor(tarball, "*/*"), Digest.Algorithm.SHA512),
                    tarball.toString());
        } catch (IOException e) {
            return Observed.unknown(tarball.toString(), harmless(e.getMessage()));
        }
    }

    private Observed<PackageMetadata> metadata(String packageName) throws InterruptedException {
        URI uri = endpoint.metadata(packageName);
        try {
            HttpDownloads.Reply reply = downloads.get(uri, endpoint.headersFor(uri, METADATA), LARGEST_METADATA);
            if (reply.status() == 404 && PackageMetadata.saysNotFound(reply.body())) {
                return absentOrInvisible(packageName);
            }
            if (reply.status() != 200) {
                return Observed.unknown(source(packageName), "GET " + uri.getRawPath() + " answered " + reply.status());
            }
            return Observed.present(PackageMetadata.read(reply.body(), packageName), source(packageName));
        } catch (IOException e) {
            return Observed.unknown(source(packageName), harmless(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return notUnderstood(packageName, e);
        }
    }

    /** To a token that it does not accept, a registry shows private packages as missing ones. */
    private Observed<PackageMetadata> absentOrInvisible(String packageName) throws IOException, InterruptedException {
        int status = endpoint.token().isEmpty() ? 200 : RegistryAccount.statusOf(downloads, endpoint);
        return switch (status) {
            case 200, 404, 405, 501 -> Observed.absent(source(packageName));
            default ->
                Observed.unknown(
                        source(packageName),
                        "answered 404, and to whose the token is " + status
                                + "; a package that the token may not see looks the same");
        };
    }

    @Override
    public void publish(Upload upload) throws PortUnavailable, InterruptedException {
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

    @Override
    public void moveLabel(String name, String version, String label) throws PortUnavailable, InterruptedException {
        if (!label.matches("[A-Za-z][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("\"" + label + "\" is no dist-tag");
        }
        run(
                "npm dist-tag " + label + " of " + name + " at " + endpoint,
                List.of("dist-tag", "add", name + "@" + version, label));
    }

    private void run(String what, List<String> arguments) throws PortUnavailable, InterruptedException {
        try {
            CommandRunner.Result result = commands.run(command(arguments));
            if (!result.succeeded()) {
                throw new PortUnavailable(what + " ended with " + result.exitCode() + ":\n"
                        + harmless(CommandOutput.ofFailed(result)) + RefusedCredential.remedy(result.errors()));
            }
        } catch (IOException e) {
            throw new PortUnavailable(what + ": " + harmless(e.getMessage()), e);
        } finally {
            deleteScratch();
        }
    }

    /** Its own directory, as prefix, and configuration keep every other npmrc of the machine and the project out of it. */
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

    @Override
    public String location(String packageName, String version) {
        return endpoint.metadata(packageName) + "/" + version;
    }

    private String source(String packageName) {
        return endpoint.metadata(packageName).toString();
    }

    private <T> Observed<T> notUnderstood(String packageName, IllegalArgumentException e) {
        return Observed.unknown(source(packageName), "the answer was not understood: " + e.getMessage());
    }

    private String harmless(String text) {
        return new SecretMask(Set.of(endpoint.token())).applyTo(String.valueOf(text));
    }
}
