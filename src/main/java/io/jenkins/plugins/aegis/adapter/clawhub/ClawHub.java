package io.jenkins.plugins.aegis.adapter.clawhub;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads.Reply;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Skills of a ClawHub registry, read by its HTTP interface and published by its command line program.
 *
 * <p>The program tells "not there" from "not answered" in words only, and its status does not; the interface does (lesson
 * L21).
 */
public final class ClawHub implements PackageChannel {
    private static final int LARGEST_DOCUMENT = 4 << 20;
    private static final int LARGEST_SKILL = 64 << 20;
    private static final int MOST_PAGES = 50;

    private final ClawHubEndpoint endpoint;
    private final HttpDownloads downloads;
    private final SkillPublisher publisher;

    public ClawHub(ClawHubEndpoint endpoint, HttpDownloads downloads, SkillPublisher publisher) {
        this.endpoint = endpoint;
        this.downloads = downloads;
        this.publisher = publisher;
    }

    @Override
    public Observed<Publication> published(String name, String version) throws InterruptedException {
        String source = endpoint.versions(name, "").toString();
        try {
            Optional<Set<String>> versions = versions(name);
            if (versions.isEmpty()) {
                return Observed.absent(source);
            }
            if (!versions.get().contains(version)) {
                return Observed.present(new Publication(Map.of(), versions.get(), Map.of()), source);
            }
            Optional<Digest> digest = digest(name, version, endpoint.asOwner());
            Map<String, String> files = digest.map(found -> Map.of(SkillArchive.name(name, version), found.toString()))
                    .orElse(Map.of());
            return Observed.present(new Publication(files, versions.get(), Map.of()), source);
        } catch (IOException e) {
            return Observed.unknown(source, Printable.of(endpoint.harmless(e.getMessage()), 1000));
        }
    }

    /** As anybody: a version that only its owner sees is not published to users. */
    @Override
    public Observed<Map<String, Digest>> download(String name, String version) throws InterruptedException {
        String source = endpoint.archive(name, version).toString();
        try {
            return digest(name, version, Map.of())
                    .map(digest -> Observed.present(Map.of(SkillArchive.name(name, version), digest), source))
                    .orElseGet(() -> Observed.unknown(source, "the version lists no files"));
        } catch (IOException e) {
            return Observed.unknown(source, Printable.of(endpoint.harmless(e.getMessage()), 1000));
        }
    }

    @Override
    public void publish(Upload upload) throws PortUnavailable, InterruptedException {
        publisher.publish(upload);
    }

    @Override
    public String location(String name, String version) {
        return endpoint.version(name, version).toString();
    }

    /** Empty if ClawHub has no such skill. */
    private Optional<Set<String>> versions(String slug) throws IOException, InterruptedException {
        Set<String> versions = new TreeSet<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            Reply reply = downloads.get(endpoint.versions(slug, cursor), endpoint.asOwner(), LARGEST_DOCUMENT);
            if (reply.status() == 404 && SkillDocument.saysNoSkill(reply.body())) {
                return Optional.empty();
            }
            Optional<String> next = SkillDocument.versions(body(endpoint.versions(slug, cursor), reply), versions);
            if (next.isEmpty()) {
                return Optional.of(versions);
            }
            cursor = next.get();
        }
        throw new IOException("the list of versions has more than " + MOST_PAGES + " pages");
    }

    /** Of what is served, in the form of our archive; empty if the version lists no files. */
    private Optional<Digest> digest(String slug, String version, Map<String, String> headers)
            throws IOException, InterruptedException {
        SortedMap<String, Digest> listed =
                SkillDocument.files(get(endpoint.version(slug, version), headers, LARGEST_DOCUMENT));
        if (listed.isEmpty()) {
            return Optional.empty();
        }
        byte[] zip = get(endpoint.archive(slug, version), headers, LARGEST_SKILL);
        byte[] archive = SkillArchive.of(SkillDocument.unpack(zip, listed));
        return Optional.of(Digest.of(Digest.Algorithm.SHA256, archive));
    }

    private byte[] get(URI uri, Map<String, String> headers, int largest) throws IOException, InterruptedException {
        return body(uri, downloads.get(uri, headers, largest));
    }

    private static byte[] body(URI uri, Reply reply) throws IOException {
        if (reply.status() != 200) {
            throw new IOException("GET " + uri.getRawPath() + " answered " + reply.status());
        }
        return reply.body();
    }
}
