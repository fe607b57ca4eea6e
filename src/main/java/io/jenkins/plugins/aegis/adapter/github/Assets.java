package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.adapter.http.DownloadRefused;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.port.Forge.Asset;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Files attached to releases. */
final class Assets {
    /** Far more than a bundle of hundreds of artifacts has. */
    private static final int MOST_TEXT = 1 << 20;

    private final HostedRepository repository;
    private final Releases releases;
    private final HttpDownloads downloads;
    private final Credential credential;

    Assets(HostedRepository repository, Releases releases, HttpDownloads downloads, Credential credential) {
        this.repository = repository;
        this.releases = releases;
        this.downloads = downloads;
        this.credential = credential;
    }

    Asset attach(ForgeRelease release, String name, long size, InputStream content)
            throws PortUnavailable, InterruptedException {
        String what = "attaching " + name + " to release " + release.tag() + ": ";
        try {
            byte[] bytes = content.readAllBytes();
            if (bytes.length != size) {
                throw new PortUnavailable(what + "it has " + bytes.length + " bytes and not " + size);
            }
            return upload(release, name, bytes);
        } catch (RequestFailed | IllegalArgumentException | IOException e) {
            throw new PortUnavailable(what + e.getMessage(), e);
        }
    }

    /** The forge takes a name once; only where its answer is unclear, or the name is taken, is there something to look at. */
    private Asset upload(ForgeRelease release, String name, byte[] bytes)
            throws RequestFailed, PortUnavailable, InterruptedException {
        try {
            return send(release, name, bytes);
        } catch (RequestFailed e) {
            boolean unclear = e.isAmbiguous() || e.status() == 422;
            if (!unclear) {
                throw e;
            }
            Optional<Asset> there = there(release, name, bytes.length);
            return there.isPresent() ? there.get() : send(release, name, bytes);
        }
    }

    /** The one that is attached completely; what is left of an upload that broke is removed. */
    private Optional<Asset> there(ForgeRelease release, String name, long size)
            throws RequestFailed, PortUnavailable, InterruptedException {
        Optional<Document> there = repository.get(releases.path(release.id())).list("assets").stream()
                .filter(each -> each.text("name").equals(name))
                .findFirst();
        if (there.isEmpty()) {
            return Optional.empty();
        }
        if (!Releases.isComplete(there.get())) {
            repository.client().delete(path(there.get().number("id")));
            return Optional.empty();
        }
        if (there.get().number("size") != size) {
            throw new PortUnavailable(name + " is attached to release " + release.tag() + " already, with "
                    + there.get().number("size") + " bytes and not " + size);
        }
        return there.map(Releases::asset);
    }

    private Asset send(ForgeRelease release, String name, byte[] bytes) throws RequestFailed, InterruptedException {
        String template = releases.uploadAddress(release.id());
        URI address = URI.create(template.replaceAll("\\{.*", "") + "?name=" + HostedRepository.encoded(name));
        if (!repository.client().address("").getScheme().equals(address.getScheme())) {
            throw new IllegalArgumentException("the forge names an upload address of another scheme");
        }
        Document uploaded =
                new Document(repository.client().upload(address, bytes).body());
        if (!Releases.isComplete(uploaded) || uploaded.number("size") != bytes.length) {
            throw new RequestFailed(
                    RequestFailed.NO_ANSWER, "POST " + address.getPath() + " took it in part only", null);
        }
        return Releases.asset(uploaded);
    }

    /** Empty if the release has no such file. */
    Optional<Digest> digest(ForgeRelease release, String name) throws RequestFailed, InterruptedException {
        Optional<Long> id = release.asset(name).map(Asset::id);
        return id.isEmpty() ? Optional.empty() : Optional.of(download(id.get()));
    }

    /** Empty if the release has no such file. */
    Optional<String> text(ForgeRelease release, String name) throws RequestFailed, InterruptedException {
        Optional<Long> id = release.asset(name).map(Asset::id);
        return id.isEmpty() ? Optional.empty() : Optional.of(downloadText(id.get()));
    }

    private String downloadText(long id) throws RequestFailed, InterruptedException {
        try {
            URI uri = repository.client().address(path(id));
            HttpDownloads.Reply reply = downloads.get(uri, headers(), MOST_TEXT);
            if (reply.status() != 200) {
                throw new RequestFailed(reply.status(), "GET " + uri.getPath() + " answered " + reply.status(), null);
            }
            return new String(reply.body(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unanswered(id, e);
        }
    }

    private Digest download(long id) throws RequestFailed, InterruptedException {
        try {
            return downloads.digest(repository.client().address(path(id)), headers(), Digest.Algorithm.SHA256);
        } catch (DownloadRefused e) {
            throw new RequestFailed(e.status(), e.getMessage(), e);
        } catch (IOException e) {
            throw unanswered(id, e);
        }
    }

    private Map<String, String> headers() {
        return Map.of("Accept", "application/octet-stream", "Authorization", credential.header());
    }

    private RequestFailed unanswered(long id, IOException e) {
        return new RequestFailed(RequestFailed.NO_ANSWER, credential.mask("GET " + path(id) + " failed: " + e), e);
    }

    private String path(long id) {
        return repository.path("releases", "assets", String.valueOf(id));
    }
}
