package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.port.ArtifactStore;
import io.jenkins.plugins.aegis.port.AuditBook;
import io.jenkins.plugins.aegis.port.BuildRecord;
import io.jenkins.plugins.aegis.port.Console;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PackageBuilder;
import io.jenkins.plugins.aegis.port.PackageRegistry;
import io.jenkins.plugins.aegis.port.ReleasePlease;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Set;

/** The ports of one build, from fakes; its parts are fields, so that a test replaces the ones it is about. */
public final class FakePorts implements ReleasePorts {
    public GitRepository git = unused(GitRepository.class);
    public FakeForge forge = new FakeForge();
    public FakePackageRegistry npm = new FakePackageRegistry();
    public ReleasePlease releasePlease = FakeReleasePlease.doingNothing("");
    public PackageBuilder packageBuilder = unused(PackageBuilder.class);
    public ArtifactStore artifacts = new InMemoryArtifactStore();
    public FakeBuildRecord build = FakeBuildRecord.startedBy(Requests.REQUESTER);
    public InMemoryAuditBook audit = new InMemoryAuditBook();
    public final RecordingConsole console = new RecordingConsole();
    public ApprovalRules rules = new ApprovalRules(Set.of("maya"), false);

    /** A port that a test does not expect to be asked. */
    private static <T> T unused(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> {
            throw new AssertionError("not expected: " + method.getName());
        }));
    }

    @Override
    public ReleaseSite site() {
        return new ReleaseSite(
                "acme/widget",
                "https://forge.example/acme/widget.git",
                URI.create("https://forge.example/api"),
                URI.create("https://registry.example/"),
                rules);
    }

    @Override
    public GitRepository git() {
        return git;
    }

    @Override
    public Forge forge() {
        return forge;
    }

    @Override
    public PackageRegistry npm() {
        return npm;
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
    public ArtifactStore artifacts() {
        return artifacts;
    }

    @Override
    public BuildRecord build() {
        return build;
    }

    @Override
    public AuditBook audit() {
        return audit;
    }

    @Override
    public Console console() {
        return console;
    }
}
