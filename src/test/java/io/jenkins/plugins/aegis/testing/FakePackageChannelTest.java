package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PackageChannelContract;

class FakePackageChannelTest extends PackageChannelContract {
    @Override
    protected PackageChannel registry() {
        return new FakePackageChannel();
    }
}
