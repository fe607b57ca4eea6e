package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import java.util.Map;
import java.util.Set;

/** An npm registry. */
public interface PackageRegistry {
    /** All that is published under the name; Absent only if the registry itself says so. */
    Observed<PublishedPackage> published(String packageName) throws InterruptedException;

    /** SHA-512 of the tarball that a user would download. */
    Observed<Digest> downloadDigest(String packageName, String version) throws InterruptedException;

    /**
     * Publishes the tarball under the dist-tag; returns normally only if the registry took it. An ambiguous answer is
     * {@link PortUnavailable}: read again.
     *
     * @param directory where the tarball is
     * @param tarball its file name
     */
    void publish(Workspace directory, String tarball, String distTag) throws PortUnavailable, InterruptedException;

    /**
     * Points the dist-tag to a published version, higher or lower; returns normally only if the registry took it. An
     * ambiguous answer is {@link PortUnavailable}: read again.
     */
    void moveDistTag(String packageName, String version, String distTag) throws PortUnavailable, InterruptedException;

    /** For people: where the version can be seen. */
    String location(String packageName, String version);

    /**
     * @param integrity version to its Subresource Integrity, {@code sha512-…}
     * @param distTags dist-tag to version
     */
    record PublishedPackage(Map<String, String> integrity, Map<String, String> distTags) {
        public PublishedPackage {
            integrity = Map.copyOf(integrity);
            distTags = Map.copyOf(distTags);
        }

        public Set<String> versions() {
            return integrity.keySet();
        }
    }
}
