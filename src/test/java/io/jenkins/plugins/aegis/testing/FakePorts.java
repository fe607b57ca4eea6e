package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.port.ArtifactStore;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.CheckRunner;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PackageBuilder;
import io.jenkins.plugins.aegis.port.ReleasePlease;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The ports of one build, from fakes; a test replaces those that it is about. */
public final class FakePorts implements ReleasePorts {
    private GitRepository git = unused(GitRepository.class);
    private final FakeForge forge = new FakeForge();
    private final Map<String, FakePackageChannel> channels = new ConcurrentHashMap<>();
    private ReleasePlease releasePlease = FakeReleasePlease.doingNothing("");
    private PackageBuilder packageBuilder = unused(PackageBuilder.class);
    private CheckRunner checks = unused(CheckRunner.class);
    private ArtifactStore artifacts = new InMemoryArtifactStore();
    private Attestor attestor = new FakeAttestor();
    private FakeBuildRecord build = FakeBuildRecord.startedBy(Requests.REQUESTER);
    private InMemoryAuditBook audit = new InMemoryAuditBook();
    private final RecordingConsole console = new RecordingConsole();
    private final ApprovalRules rules = new ApprovalRules(Set.of("maya"), false);

    public FakePorts with(GitRepository other) {
        git = other;
        return this;
    }

    public FakePorts with(ReleasePlease other) {
        releasePlease = other;
        return this;
    }

    public FakePorts building(PackageBuilder other) {
        packageBuilder = other;
        return this;
    }

    public FakePorts with(CheckRunner other) {
        checks = other;
        return this;
    }

    public FakePorts with(ArtifactStore other) {
        artifacts = other;
        return this;
    }

    public FakePorts with(Attestor other) {
        attestor = other;
        return this;
    }

    /** Takes back what was published of a tag: the registries are empty, and the forge has no release of it. */
    public void forgetPublished(String tag) {
        channels.clear();
        forge.releases.values().removeIf(release -> release.tag().equals(tag));
    }

    /** The job is started again: another build with a log of its own. */
    public void startAnotherBuild() {
        audit = new InMemoryAuditBook();
        build = FakeBuildRecord.startedBy(Requests.REQUESTER);
    }

    /** A port that a test does not expect to be asked. */
    private static <T> T unused(Class<T> port) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> {
                    throw new AssertionError("not expected: " + method.getName());
                }));
    }

    @Override
    public ReleaseSite site() {
        return new ReleaseSite(
                "acme/widget",
                "https://forge.example/acme/widget.git",
                URI.create("https://forge.example/api"),
                Sites.npm("https://registry.example/"),
                rules);
    }

    @Override
    public GitRepository git() {
        return git;
    }

    @Override
    public FakeForge forge() {
        return forge;
    }

    /** The channel of the root npm package. */
    public FakePackageChannel npm() {
        return channel("npm");
    }

    /** The channel of that name. */
    public FakePackageChannel channel(String name) {
        return channels.computeIfAbsent(name, each -> new FakePackageChannel());
    }

    @Override
    public FakePackageChannel channel(Channel channel) {
        return channel(channel.place().name());
    }

    @Override
    public ReleasePlease releasePlease() {
        return releasePlease;
    }

    @Override
    public PackageBuilder packageBuilder() {
        return packageBuilder;
    }

    @Override
    public CheckRunner checks() {
        return checks;
    }

    @Override
    public ArtifactStore artifacts() {
        return artifacts;
    }

    @Override
    public Attestor attestor() {
        return attestor;
    }

    @Override
    public FakeBuildRecord build() {
        return build;
    }

    @Override
    public InMemoryAuditBook audit() {
        return audit;
    }

    @Override
    public RecordingConsole console() {
        return console;
    }
}
