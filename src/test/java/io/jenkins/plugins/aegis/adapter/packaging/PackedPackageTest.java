package io.jenkins.plugins.aegis.adapter.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.testing.PackedPackages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackedPackageTest {
    private static PackedPackage read(byte[] tarball) throws IOException {
        return PackedPackage.read(new ByteArrayInputStream(tarball));
    }

    @Test
    void readsNameAndVersion() throws Exception {
        assertThat(read(PackedPackages.of("@own/one", "1.2.3-rc")))
                .isEqualTo(new PackedPackage("@own/one", "1.2.3-rc"));
    }

    @Test
    void findsTheManifestBehindOtherFiles() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("package/node_modules/other/package.json", "{\"name\":\"other\",\"version\":\"9.9.9\"}");
        files.put("package/large.js", "x".repeat(5000));
        files.put("package/package.json", "{\"name\":\"one\",\"version\":\"1.0.0\"}");

        assertThat(read(PackedPackages.tarball(files))).isEqualTo(new PackedPackage("one", "1.0.0"));
    }

    @Test
    void refusesATarballWithoutManifest() {
        assertThatThrownBy(() -> read(PackedPackages.tarball(Map.of("package/index.js", "1"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has no package/package.json");
    }

    @Test
    void refusesAManifestWithoutVersion() {
        assertThatThrownBy(() -> read(PackedPackages.tarball(Map.of("package/package.json", "{\"name\":\"one\"}"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no name and version");
    }

    @Test
    void refusesWhatIsNoTarball() {
        assertThatThrownBy(() -> read("not packed".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }
}
