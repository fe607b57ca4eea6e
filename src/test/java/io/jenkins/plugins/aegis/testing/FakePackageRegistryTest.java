package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.port.PackageRegistry;
import io.jenkins.plugins.aegis.port.PackageRegistryContract;

class FakePackageRegistryTest extends PackageRegistryContract {
    @Override
    protected PackageRegistry registry() {
        return new FakePackageRegistry();
    }
}
