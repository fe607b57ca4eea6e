package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PackageBuilder;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.util.List;
import java.util.Optional;

/** Builds a real tarball of a given name and version without starting npm, and counts how often. */
public final class FakePackageBuilder implements PackageBuilder {
    private final String name;
    private final String version;
    private Optional<String> failure = Optional.empty();
    private int builds;

    public FakePackageBuilder(String name, String version) {
        this.name = name;
        this.version = version;
    }

    public FakePackageBuilder failing(String message) {
        failure = Optional.of(message);
        return this;
    }

    /** Every build gives other bytes, as an unreproducible build would. */
    @Override
    public Built build(Workspace checkout, ReleaseVersion asked, ReleaseDescriptor.Packaging packaging)
            throws PortUnavailable {
        if (failure.isPresent()) {
            throw new PortUnavailable(failure.get());
        }
        builds++;
        String tarball = name.replace("@", "").replace('/', '-') + "-" + version + ".tgz";
        byte[] packed = PackedPackages.of(name, version, "module.exports = " + builds + ";\n");
        String sbom = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":[]}\n";
        InMemoryWorkspace directory = new InMemoryWorkspace().with(tarball, packed);
        directory.writeText("sbom.json", sbom);
        return new Built(directory, List.of(new BuiltPackage("npm", name, version, List.of(tarball))));
    }

    public int builds() {
        return builds;
    }
}
