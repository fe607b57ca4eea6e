package io.jenkins.plugins.aegis.adapter.helm;

import io.jenkins.plugins.aegis.adapter.helm.RepositoryIndex.Listed;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A Helm repository as its users read it, without credentials.
 *
 * @param base ends in a slash
 */
record ServedRepository(URI base, HttpDownloads downloads) {
    private static final int LARGEST_INDEX = 64 << 20;

    /** What the served index lists of the version; Absent if it does not. */
    Observed<Listed> listed(String chart, String version) throws InterruptedException {
        URI uri = base.resolve(ChartBranch.INDEX);
        String source = uri.toString();
        try {
            HttpDownloads.Reply reply = downloads.get(uri, Map.of(), LARGEST_INDEX);
            if (reply.status() == 404) {
                return Observed.absent(source);
            }
            if (reply.status() != 200) {
                return Observed.unknown(source, "GET " + uri.getPath() + " answered " + reply.status());
            }
            RepositoryIndex index = RepositoryIndex.read(new String(reply.body(), StandardCharsets.UTF_8));
            return Listed.only(index.versions(chart), version, source);
        } catch (IOException e) {
            return Observed.unknown(source, e.getMessage());
        } catch (IllegalArgumentException e) {
            return Observed.unknown(source, "it cannot be understood: " + Printable.of(e.getMessage(), 1000));
        }
    }

    /** Digest of the archive as a user downloads it; it has to be where the index is. */
    Observed<Digest> download(Listed listed) throws InterruptedException {
        Optional<URI> archive = archive(listed);
        if (archive.isEmpty()) {
            return Observed.unknown(
                    base + ChartBranch.INDEX,
                    "it lists " + listed.version() + " at " + listed.urls() + ", and not once below " + base);
        }
        String source = archive.get().toString();
        try {
            return Observed.present(downloads.digest(archive.get(), Map.of(), Digest.Algorithm.SHA256), source);
        } catch (IOException e) {
            return Observed.unknown(source, e.getMessage());
        }
    }

    /** Helm takes the first address; a relative one is meant from the index. */
    Optional<URI> archive(Listed listed) {
        try {
            return listed.urls().size() == 1
                    ? Optional.of(base.resolve(listed.urls().get(0)).normalize())
                            .filter(uri -> uri.toString().startsWith(base.toString()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The archive's path below the base. */
    Optional<String> file(Listed listed) {
        return archive(listed).map(uri -> base.relativize(uri).getPath());
    }
}
