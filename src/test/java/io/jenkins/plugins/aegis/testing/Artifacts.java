package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.port.ArtifactStore.BuiltPackage;
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
        return new StoredArtifacts(new BuiltPackage(packageName, version, tarball), artifacts, new InMemoryWorkspace());
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
