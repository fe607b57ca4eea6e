package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Built sets of artifacts for tests that read no bytes. */
public final class Artifacts {
    private Artifacts() {}

    /** Tarball, {@code checksums.txt} and {@code sbom.json} of the package; other content gives other bytes. */
    public static StoredArtifacts of(String version, String content) {
        return of(Metadata.PACKAGE, version, content);
    }

    public static StoredArtifacts of(String packageName, String version, String content) {
        String tarball = tarball(version);
        List<Artifact> artifacts = new ArrayList<>();
        for (String name : List.of(tarball, "checksums.txt", "sbom.json")) {
            artifacts.add(artifact(name, content + " of " + name));
        }
        return new StoredArtifacts(List.of(npm(packageName, version)), artifacts, new InMemoryWorkspace());
    }

    /** The package of the channel {@code npm}. */
    public static BuiltPackage npm(String packageName, String version) {
        return new BuiltPackage("npm", packageName, version, List.of(tarball(version)));
    }

    public static String tarball(String version) {
        return "acme-widget-" + version + ".tgz";
    }

    private static Artifact artifact(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new Artifact(
                name,
                bytes.length,
                Digest.of(Digest.Algorithm.SHA256, bytes),
                Digest.of(Digest.Algorithm.SHA512, bytes));
    }
}
