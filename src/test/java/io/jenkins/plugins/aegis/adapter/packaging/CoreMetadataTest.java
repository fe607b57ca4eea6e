package io.jenkins.plugins.aegis.adapter.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.testing.PackedPackages;
import io.jenkins.plugins.aegis.testing.PythonPackages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreMetadataTest {
    private static InputStream wheel(String path, String metadata) {
        return new ByteArrayInputStream(PythonPackages.zip(Map.of(path, metadata)));
    }

    private static InputStream sources(String path, String metadata) {
        return new ByteArrayInputStream(PackedPackages.tarball(Map.of(path, metadata)));
    }

    @Test
    void readsTheHeaderOfAWheelAndNotItsDescription() throws Exception {
        String metadata = PythonPackages.metadata("own-client", "1.2.3.dev0");

        assertThat(CoreMetadata.ofWheel(wheel("own_client-1.2.3.dev0.dist-info/METADATA", metadata)))
                .isEqualTo(new CoreMetadata("own-client", "1.2.3.dev0"));
    }

    @Test
    void readsTheOuterMetadataOfASourceDistribution() throws Exception {
        String metadata = PythonPackages.metadata("own-client", "1.2.3");

        assertThat(CoreMetadata.ofSourceDistribution(sources("own_client-1.2.3/PKG-INFO", metadata)))
                .isEqualTo(new CoreMetadata("own-client", "1.2.3"));
        assertThatThrownBy(() -> CoreMetadata.ofSourceDistribution(
                        sources("own_client-1.2.3/src/own.egg-info/PKG-INFO", metadata)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PKG-INFO");
    }

    @Test
    void refusesAWheelWithoutMetadata() {
        assertThatThrownBy(() -> CoreMetadata.ofWheel(wheel("own/METADATA", "Name: own\nVersion: 1\n")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(".dist-info/METADATA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name: own\n",
                "Version: 1\n\nName: own\n",
                "Name: own\nName: other\nVersion: 1\n",
                "Name:\nVersion: 1\n"
            })
    void refusesMetadataThatStatesNotOneNameAndVersion(String metadata) {
        assertThatThrownBy(() -> CoreMetadata.ofWheel(wheel("own-1.dist-info/METADATA", metadata)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("values of");
    }

    @Test
    void readsNoMoreMetadataThanItMay() {
        String large = "Name: own\nVersion: 1\nSummary: " + "x".repeat(1 << 20);

        assertThatThrownBy(() -> CoreMetadata.ofWheel(wheel("own-1.dist-info/METADATA", large)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than");
        assertThatThrownBy(() -> CoreMetadata.ofSourceDistribution(sources("own-1/PKG-INFO", large)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than");
    }
}
