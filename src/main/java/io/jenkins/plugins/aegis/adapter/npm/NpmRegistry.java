package io.jenkins.plugins.aegis.adapter.npm;

import io.jenkins.plugins.aegis.adapter.http.AskedAhead;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The packages of an npm registry, read by its JSON interface and published to by the npm client. */
public final class NpmRegistry implements PackageChannel {
    private static final String METADATA = "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8";
    private static final int LARGEST_METADATA = 64 << 20;

    private final RegistryEndpoint endpoint;
    private final HttpDownloads downloads;
    private final NpmClient client;
    private final AskedAhead<Integer> account;

    /** @param scratch a directory of this object alone, deleted after each publish */
    public NpmRegistry(RegistryEndpoint endpoint, HttpDownloads downloads, CommandRunner commands, Workspace scratch) {
        this.endpoint = endpoint;
        this.downloads = downloads;
        this.client = new NpmClient(endpoint, commands, scratch);
        this.account = new AskedAhead<>(() -> RegistryAccount.statusOf(downloads, endpoint), NpmRegistry::isTaken);
    }

    @Override
    public void expectAbsence() {
        if (!endpoint.token().isEmpty()) {
            account.begin();
        }
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
            return Observed.unknown(tarball.toString(), endpoint.withoutToken(e.getMessage()));
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
            return Observed.unknown(source(packageName), endpoint.withoutToken(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return notUnderstood(packageName, e);
        }
    }

    /** To a token that it does not accept, a registry shows private packages as missing ones. */
    private Observed<PackageMetadata> absentOrInvisible(String packageName) throws IOException, InterruptedException {
        int status = endpoint.token().isEmpty() ? 200 : account.answer();
        return isTaken(status)
                ? Observed.absent(source(packageName))
                : Observed.unknown(
                        source(packageName),
                        "answered 404, and to whose the token is " + status
                                + "; a package that the token may not see looks the same");
    }

    /** 200 for a token that is accepted, the others where the registry does not tell. */
    private static boolean isTaken(int status) {
        return status == 200 || status == 404 || status == 405 || status == 501;
    }

    @Override
    public void publish(Upload upload) throws PortUnavailable, InterruptedException {
        client.publish(upload);
    }

    @Override
    public void moveLabel(String name, String version, String label) throws PortUnavailable, InterruptedException {
        client.moveDistTag(name, version, label);
    }

    @Override
    public String location(String packageName, String version) {
        return endpoint.metadata(packageName) + "/" + version;
    }

    private String source(String packageName) {
        return endpoint.metadata(packageName).toString();
    }

    private <T> Observed<T> notUnderstood(String packageName, IllegalArgumentException e) {
        return Observed.unknown(
                source(packageName), "the answer was not understood: " + Printable.of(e.getMessage(), 1000));
    }
}
