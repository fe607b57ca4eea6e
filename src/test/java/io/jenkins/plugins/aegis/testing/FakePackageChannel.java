package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A channel in memory, with dist-tags like npm's; published versions never change.
 *
 * <p>Failures go by the name of the port's method, as in {@link FakeForge}.
 */
public final class FakePackageChannel implements PackageChannel {
    private final Map<String, Map<String, Map<String, byte[]>>> packages = new TreeMap<>();
    private final Map<String, Map<String, String>> labels = new TreeMap<>();
    private final Interference interference = new Interference();

    /** Puts an npm package there, under a dist-tag. */
    public FakePackageChannel holding(String name, String version, byte[] tarball, String distTag) {
        labels.computeIfAbsent(name, each -> new TreeMap<>()).put(distTag, version);
        return holding(name, version, name.replace("@", "").replace('/', '-') + "-" + version + ".tgz", tarball);
    }

    /** Puts a file of a version there. */
    public synchronized FakePackageChannel holding(String name, String version, String file, byte[] content) {
        packages.computeIfAbsent(name, each -> new TreeMap<>())
                .computeIfAbsent(version, each -> new TreeMap<>())
                .put(file, content.clone());
        return this;
    }

    public FakePackageChannel unknown(String method, String reason) {
        interference.unknown(method, reason);
        return this;
    }

    public FakePackageChannel unknownOnce(String method, String reason) {
        interference.unknownOnce(method, reason);
        return this;
    }

    public FakePackageChannel answering(String method) {
        interference.answering(method);
        return this;
    }

    public FakePackageChannel refuseOnce(String method, String reason) {
        interference.refuseOnce(method, reason);
        return this;
    }

    public FakePackageChannel loseAnswerOnce(String method, String reason) {
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
    public Observed<Publication> published(String name, String version) {
        return interference.read("published", "package " + name, () -> Optional.ofNullable(packages.get(name))
                .map(versions -> new Publication(
                        integrity(versions.getOrDefault(version, Map.of())),
                        versions.keySet(),
                        labels.getOrDefault(name, Map.of()))));
    }

    @Override
    public Observed<Map<String, Digest>> download(String name, String version) {
        return interference.read("download", name + "@" + version, () -> Optional.ofNullable(
                        packages.getOrDefault(name, Map.of()).get(version))
                .map(FakePackageChannel::digests));
    }

    @Override
    public void publish(Upload upload) throws PortUnavailable, InterruptedException {
        String name = upload.built().name();
        String version = upload.built().version();
        Map<String, byte[]> files = new TreeMap<>();
        for (String file : upload.built().files()) {
            files.put(file, bytes(upload.directory(), file));
        }
        if (packages.getOrDefault(name, Map.of())
                .getOrDefault(version, Map.of())
                .keySet()
                .containsAll(files.keySet())) {
            throw new PortUnavailable("publish " + name + "@" + version + ": 409, it is there already");
        }
        interference.write("publish", "publish " + name + "@" + version + " as " + upload.label(), () -> {
            files.forEach((file, bytes) -> holding(name, version, file, bytes));
            if (!upload.label().isEmpty()) {
                labels.computeIfAbsent(name, each -> new TreeMap<>()).put(upload.label(), version);
            }
            return this;
        });
    }

    @Override
    public void moveLabel(String name, String version, String label) throws PortUnavailable {
        if (!packages.getOrDefault(name, Map.of()).containsKey(version)) {
            throw new PortUnavailable("dist-tag " + label + ": 404, there is no " + name + "@" + version);
        }
        interference.write(
                "moveLabel",
                "dist-tag " + label + " of " + name + " to " + version,
                () -> labels.computeIfAbsent(name, each -> new TreeMap<>()).put(label, version));
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

    private static Map<String, Digest> digests(Map<String, byte[]> files) {
        Map<String, Digest> digests = new TreeMap<>();
        files.forEach((file, bytes) -> digests.put(file, Digest.of(Digest.Algorithm.SHA512, bytes)));
        return digests;
    }

    private static Map<String, String> integrity(Map<String, byte[]> files) {
        Map<String, String> integrity = new TreeMap<>();
        files.forEach((file, bytes) ->
                integrity.put(file, Digest.of(Digest.Algorithm.SHA512, bytes).integrity()));
        return integrity;
    }
}
