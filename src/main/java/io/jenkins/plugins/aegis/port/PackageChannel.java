package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import java.util.Map;
import java.util.Set;

/**
 * The place from which users get one package: a registry, an index, a repository of charts.
 *
 * <p>Files are named as in {@link BuiltPackage#files()}; a channel that serves them under other names translates.
 */
public interface PackageChannel {
    /**
     * Says that the package is probably not there yet: what tells an absence from a package that cannot be seen may be
     * asked while the question itself is on its way.
     */
    default void expectAbsence() {}

    /**
     * What the channel says that it has; Absent only if the channel itself says that it does not know the name
     * (lesson L21).
     *
     * @param version as the channel's ecosystem writes it
     */
    Observed<Publication> published(String name, String version) throws InterruptedException;

    /**
     * File to digest as the index that users read states it, which may be another one than {@link #published} asks: a
     * copy that lags behind, or that somebody changed.
     */
    default Observed<Map<String, String>> listed(String name, String version) throws InterruptedException {
        return published(name, version).map(Publication::files);
    }

    /** Whether {@link #listed} asks another place than {@link #published} does, so that the one says nothing of the other. */
    default boolean listsApart() {
        return false;
    }

    /** Digest of each file of the version as a user gets it by download; a file that is not served is left out. */
    Observed<Map<String, Digest>> download(String name, String version) throws InterruptedException;

    /**
     * Publishes what is missing of the package; returns normally only if the channel took it. An ambiguous answer is
     * {@link PortUnavailable}: read again.
     */
    void publish(Upload upload) throws PortUnavailable, InterruptedException;

    /**
     * Points the dist-tag to a published version, higher or lower; returns normally only if the channel took it. An
     * ambiguous answer is {@link PortUnavailable}: read again.
     */
    default void moveLabel(String name, String version, String label) throws PortUnavailable, InterruptedException {
        throw new PortUnavailable(location(name, version) + " is on a channel without dist-tags");
    }

    /** For people: where the version can be seen. */
    String location(String name, String version);

    /**
     * A package on its way.
     *
     * @param directory where its files are
     * @param label the dist-tag, for channels that have such a thing
     */
    record Upload(BuiltPackage built, Workspace directory, String label) {}

    /**
     * What is published under a name.
     *
     * @param files file to digest for the version that was asked for, in the form in which the channel states it; empty
     *     if the channel has no such version
     * @param versions all that the channel has under the name, as it writes them
     * @param labels dist-tag to version, for channels that have such a thing; an index of Python packages labels as
     *     {@link #YANKED} the version that was asked for if installers are to pass over it
     */
    record Publication(Map<String, String> files, Set<String> versions, Map<String, String> labels) {
        /** Source: PEP 592. */
        public static final String YANKED = "yanked";

        public Publication {
            files = Map.copyOf(files);
            versions = Set.copyOf(versions);
            labels = Map.copyOf(labels);
        }
    }
}
