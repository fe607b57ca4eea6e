package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.adapter.npm.PackedPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.PackageRegistry;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An npm registry in memory; published versions never change.
 *
 * <p>Failures go by the name of the port's method, as in {@link FakeForge}.
 */
public final class FakePackageRegistry implements PackageRegistry {
    private final Map<String, Map<String, byte[]>> packages = new TreeMap<>();
    private final Map<String, Map<String, String>> distTags = new HashMap<>();
    private final Interference interference = new Interference();

    /** Puts a version there, under a dist-tag. */
    public FakePackageRegistry holding(String packageName, String version, byte[] tarball, String distTag) {
        packages.computeIfAbsent(packageName, each -> new TreeMap<>()).put(version, tarball.clone());
        distTags.computeIfAbsent(packageName, each -> new TreeMap<>()).put(distTag, version);
        return this;
    }

    public FakePackageRegistry unknown(String method, String reason) {
        interference.unknown(method, reason);
        return this;
    }

    public FakePackageRegistry answering(String method) {
        interference.answering(method);
        return this;
    }

    public FakePackageRegistry refuseOnce(String method, String reason) {
        interference.refuseOnce(method, reason);
        return this;
    }

    public FakePackageRegistry loseAnswerOnce(String method, String reason) {
        interference.loseAnswerOnce(method, reason);
        return this;
    }

    public List<String> reads() {
        return interference.reads();
    }

    /** What was published through the port, in order. */
    public List<String> writes() {
        return interference.writes();
    }

    @Override
    public Observed<PublishedPackage> published(String packageName) {
        return interference.read(
                "published", "package " + packageName, () -> Optional.ofNullable(packages.get(packageName))
                        .map(versions -> new PublishedPackage(integrity(versions), distTags.get(packageName))));
    }

    @Override
    public Observed<Digest> downloadDigest(String packageName, String version) {
        return interference.read(
                "downloadDigest", "tarball of " + packageName + "@" + version, () -> Optional.ofNullable(
                                packages.getOrDefault(packageName, Map.of()).get(version))
                        .map(tarball -> Digest.of(Digest.Algorithm.SHA512, tarball)));
    }

    @Override
    public void publish(Workspace directory, String tarball, String distTag)
            throws PortUnavailable, InterruptedException {
        byte[] content = bytes(directory, tarball);
        PackedPackage packed = packed(tarball, content);
        String packageName = packed.name();
        String version = packed.version();
        if (packages.getOrDefault(packageName, Map.of()).containsKey(version)) {
            throw new PortUnavailable("publish " + packageName + "@" + version + ": 409, it is there already");
        }
        interference.write(
                "publish",
                "publish " + packageName + "@" + version + " as " + distTag,
                () -> holding(packageName, version, content, distTag));
    }

    @Override
    public void moveDistTag(String packageName, String version, String distTag) throws PortUnavailable {
        if (!packages.getOrDefault(packageName, Map.of()).containsKey(version)) {
            throw new PortUnavailable("dist-tag " + distTag + ": 404, there is no " + packageName + "@" + version);
        }
        interference.write(
                "moveDistTag",
                "dist-tag " + distTag + " of " + packageName + " to " + version,
                () -> distTags.get(packageName).put(distTag, version));
    }

    @Override
    public String location(String packageName, String version) {
        return "https://registry.example/" + packageName + "/" + version;
    }

    private static byte[] bytes(Workspace directory, String name) throws PortUnavailable, InterruptedException {
        try (InputStream content = directory.open(name)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new PortUnavailable("reading " + name, e);
        }
    }

    private static PackedPackage packed(String tarball, byte[] content) throws PortUnavailable {
        try {
            return PackedPackage.read(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new PortUnavailable(tarball + " is no packed package", e);
        }
    }

    private static Map<String, String> integrity(Map<String, byte[]> versions) {
        Map<String, String> integrity = new TreeMap<>();
        versions.forEach((version, tarball) -> integrity.put(
                version, Digest.of(Digest.Algorithm.SHA512, tarball).integrity()));
        return integrity;
    }
}
