package io.jenkins.plugins.aegis.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.VersionSurface;
import io.jenkins.plugins.aegis.model.Observed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VersionSurfacesTest {
    private static final VersionSurface MANIFEST = new VersionSurface(".release-please-manifest.json", "/.");
    private static final VersionSurface PACKAGE = new VersionSurface("package.json", "/version");
    private static final VersionSurface LOCK_ROOT = new VersionSurface("package-lock.json", "/packages//version");
    private static final VersionSurface CHART = new VersionSurface("deploy/Chart.yaml", "/appVersion");

    @Test
    @DisplayName("L11 the manifest states its version under the key of a single dot")
    void readsTheManifest() {
        assertThat(VersionSurfaces.read("{\n  \".\": \"0.6.6-preview.1\"\n}\n", MANIFEST))
                .isEqualTo(Observed.present("0.6.6-preview.1", ".release-please-manifest.json#/."));
    }

    @Test
    @DisplayName("L11 the second place of the lock file stands under the empty key")
    void readsTheEmptyKeyOfTheLockFile() {
        String lock =
                """
                {"name": "a", "version": "1.0.0", "lockfileVersion": 3,
                 "packages": {"": {"version": "1.2.3"}, "node_modules/b": {"version": "9.9.9"}}}
                """;
        assertThat(VersionSurfaces.read(lock, LOCK_ROOT).asOptional()).contains("1.2.3");
    }

    @Test
    @DisplayName("L11 a chart states its version in plain, single or double quotes")
    void readsAChart() {
        for (String scalar : List.of("1.2.3-rc", "'1.2.3-rc'", "\"1.2.3-rc\"")) {
            String chart = "apiVersion: v2\nversion: 0.1.0 # the chart\nappVersion: " + scalar + " # the app\n";
            assertThat(VersionSurfaces.read(chart, CHART).asOptional()).contains("1.2.3-rc");
        }
    }

    @Test
    void sourceNamesFileAndPointer() {
        assertThat(VersionSurfaces.read("{}", PACKAGE).source()).isEqualTo("package.json#/version");
    }

    @Test
    void aMissingPlaceIsAbsent() {
        assertThat(VersionSurfaces.read("{\"name\": \"a\"}", PACKAGE).isAbsent())
                .isTrue();
        assertThat(VersionSurfaces.read("name: a\n", CHART).isAbsent()).isTrue();
    }

    @Test
    void malformedJsonIsUnknownWithItsLine() {
        assertThat(VersionSurfaces.read("{\n\"version\": \"1.2.3\",\n<<<<<<< HEAD\n}", PACKAGE)
                        .unknownReason())
                .hasValueSatisfying(
                        reason -> assertThat(reason).startsWith("package.json#/version: line 3 is no JSON"));
    }

    @Test
    void malformedYamlIsUnknownWithItsLine() {
        assertThat(VersionSurfaces.read("version: 1.2.3\n<<<<<<< HEAD\nappVersion: 1.2.3\n", CHART)
                        .unknownReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("line 3: is no YAML"));
    }

    @Test
    void anEmptyFileIsUnknown() {
        assertThat(VersionSurfaces.read("", CHART).isUnknown()).isTrue();
    }

    @Test
    void anEmptyJsonFileStatesNothing() {
        assertThat(VersionSurfaces.read("", PACKAGE).asOptional()).isEmpty();
    }

    @Test
    void aVersionThatStandsTwiceIsUnknown() {
        assertThat(VersionSurfaces.read("{\"version\": \"1.2.3\", \"version\": \"1.2.4\"}", PACKAGE)
                        .isUnknown())
                .isTrue();
        assertThat(VersionSurfaces.read("appVersion: 1.2.3\nappVersion: 1.2.4", CHART)
                        .isUnknown())
                .isTrue();
    }

    @Test
    void anAliasIsUnknownAndNoName() {
        assertThat(VersionSurfaces.read("version: &v 1.2.3\nappVersion: *v", CHART)
                        .isUnknown())
                .isTrue();
    }

    @Test
    void aliasesElsewhereDoNotMatter() {
        assertThat(VersionSurfaces.read("a: &x b\nc: *x\nappVersion: 1.2.3", CHART)
                        .asOptional())
                .contains("1.2.3");
    }

    @Test
    void twoDocumentsAreUnknown() {
        assertThat(VersionSurfaces.read("appVersion: 1.2.3\n---\nappVersion: 1.2.4", CHART)
                        .isUnknown())
                .isTrue();
    }

    @Test
    void trailingTextAfterJsonIsUnknown() {
        assertThat(VersionSurfaces.read("{\"version\": \"1.2.3\"} {}", PACKAGE).isUnknown())
                .isTrue();
    }

    @Test
    void whatIsNoStringIsUnknown() {
        assertThat(VersionSurfaces.read("{\"version\": 1}", PACKAGE).unknownReason())
                .contains("package.json#/version: 1 is no string");
        assertThat(VersionSurfaces.read("appVersion: 1.2", CHART).isUnknown()).isTrue();
    }

    @Test
    void hostileNestingIsUnknownQuickly() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(VersionSurfaces.read("[".repeat(1_000_000), PACKAGE).isUnknown())
                    .isTrue();
            assertThat(VersionSurfaces.read("appVersion: " + "[".repeat(300_000), CHART)
                            .isUnknown())
                    .isTrue();
        });
    }
}
