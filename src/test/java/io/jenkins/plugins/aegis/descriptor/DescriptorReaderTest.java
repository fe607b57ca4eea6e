package io.jenkins.plugins.aegis.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.descriptor.Channel.Place;
import io.jenkins.plugins.aegis.descriptor.Channel.VersionLine;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Branches;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.VersionSurface;
import io.jenkins.plugins.aegis.model.Prerelease;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DescriptorReaderTest {
    private static final ReleaseDescriptor DEFAULT = DescriptorDefaults.runbook();

    @Test
    void takesTheRunbooksLayoutForWhatIsLeftOut() throws Exception {
        assertThat(read("schema: 1")).isEqualTo(DEFAULT);
    }

    @Test
    void defaultsAreTheRunbooks() {
        assertThat(DEFAULT.branches()).isEqualTo(new Branches("develop", "main", "release/"));
        assertThat(DEFAULT.metadata().files())
                .containsExactly(
                        ".release-please-manifest.json",
                        "CHANGELOG.md",
                        "package.json",
                        "package-lock.json",
                        "deploy/helm/aegis/Chart.yaml");
    }

    @Test
    @DisplayName("L11 the default compares every version surface, both places of the lock file included")
    void defaultsNameEveryVersionSurface() {
        assertThat(DEFAULT.metadata().surfaces())
                .extracting(VersionSurface::toString)
                .containsExactly(
                        ".release-please-manifest.json#/.",
                        "package.json#/version",
                        "package-lock.json#/version",
                        "package-lock.json#/packages//version",
                        "deploy/helm/aegis/Chart.yaml#/version",
                        "deploy/helm/aegis/Chart.yaml#/appVersion");
    }

    @Test
    void readsTheSourceBranch() throws Exception {
        assertThat(read("schema: 1\nbranches: {source: next}").branches())
                .isEqualTo(new Branches("next", "main", "release/"));
    }

    @Test
    void readsTheProductionBranch() throws Exception {
        assertThat(read("schema: 1\nbranches: {production: stable}").branches())
                .isEqualTo(new Branches("develop", "stable", "release/"));
    }

    @Test
    void readsTheReleasePrefix() throws Exception {
        assertThat(read("schema: 1\nbranches: {releasePrefix: ship/it/}").branches())
                .isEqualTo(new Branches("develop", "main", "ship/it/"));
    }

    @Test
    void readsTheReleasePleaseConfiguration() throws Exception {
        assertThat(read("schema: 1\nmetadata: {releasePleaseConfig: .github/rp.json}")
                        .metadata()
                        .releasePleaseConfig())
                .isEqualTo(".github/rp.json");
    }

    @Test
    void readsAllOfTheMetadata() throws Exception {
        ReleaseDescriptor descriptor = read(
                """
                schema: 1
                metadata:
                  manifest: versions.json
                  changelog: docs/CHANGES.md
                  files: [versions.json, docs/CHANGES.md, Chart.yml]
                  surfaces:
                    - {file: versions.json, pointer: /.}
                    - file: Chart.yml
                      pointer: /a~1b//version
                """);
        assertThat(descriptor.metadata().manifest()).isEqualTo("versions.json");
        assertThat(descriptor.metadata().changelog()).isEqualTo("docs/CHANGES.md");
        assertThat(descriptor.metadata().files()).containsExactly("versions.json", "docs/CHANGES.md", "Chart.yml");
        assertThat(descriptor.metadata().surfaces())
                .containsExactly(
                        new VersionSurface("versions.json", "/."), new VersionSurface("Chart.yml", "/a~1b//version"));
    }

    @Test
    @DisplayName("L4 which further numbered kinds need the recovery authorisation is one line of the descriptor")
    void readsTheRecoveryLines() throws Exception {
        assertThat(read("schema: 1\nrecoveryLines: [preview, rc]").recoveryLines())
                .containsExactlyInAnyOrder(Prerelease.PREVIEW, Prerelease.RC);
    }

    @Test
    void readsTheRequiredChecks() throws Exception {
        assertThat(read("schema: 1\nchecks: {required: [build, 'test (20)']}")
                        .checks()
                        .required())
                .containsExactly("build", "test (20)");
    }

    @Test
    void readsTheCommandsThatPrepareTheCheckout() throws Exception {
        assertThat(read("schema: 1\nbuild:\n  - [npm, ci, --ignore-scripts]\n  - [npm, run, 'a b']")
                        .packaging()
                        .prepare())
                .containsExactly(List.of("npm", "ci", "--ignore-scripts"), List.of("npm", "run", "a b"));
    }

    @Test
    void readsEveryKindOfChannel() throws Exception {
        List<Channel> channels =
                read("""
                        schema: 1
                        channels:
                          - {type: npm, name: npm}
                          - {type: npm, name: sdk, directory: packages/client, setVersion: true, needs: [npm],
                             build: [[npm, --prefix, packages/client, run, build]]}
                          - {type: pypi, name: python, package: ag-client, directory: packages/python-client,
                             versionLines: [{file: a/__init__.py, line: '__version__ = "{version}"'}]}
                          - {type: helm, name: chart, chart: deploy/helm/aegis}
                          - {type: clawhub, name: clawhub, slug: onestep-aegis, directory: skill, optional: true,
                             needs: [github-release]}
                          - {type: command, name: mirror, package: aegis, files: [dist/a.bin],
                             observe: [show, '{name}'], publish: [put, '{directory}'], download: [get, '{version}']}
                        """)
                        .packaging()
                        .channels();

        assertThat(channels)
                .containsExactly(
                        new Channel.Npm(place("npm"), ".", List.of(), false),
                        new Channel.Npm(
                                new Place("sdk", List.of("npm"), false),
                                "packages/client",
                                List.of(List.of("npm", "--prefix", "packages/client", "run", "build")),
                                true),
                        new Channel.PyPi(
                                place("python"),
                                "ag-client",
                                "packages/python-client",
                                List.of(),
                                List.of(new VersionLine("a/__init__.py", "__version__ = \"{version}\"")),
                                true),
                        new Channel.Helm(place("chart"), "deploy/helm/aegis", "gh-pages", "."),
                        new Channel.ClawHub(
                                new Place("clawhub", List.of("github-release"), true),
                                "onestep-aegis",
                                "onestep-aegis",
                                "skill"),
                        new Channel.Command(
                                place("mirror"),
                                "aegis",
                                List.of(),
                                List.of("dist/a.bin"),
                                List.of("show", "{name}"),
                                List.of("put", "{directory}"),
                                List.of("get", "{version}")));
    }

    private static Place place(String name) {
        return new Place(name, List.of(), false);
    }

    @Test
    void readsJsonToo() throws Exception {
        assertThat(read("{\"schema\": 1, \"branches\": {\"source\": \"next\"}}")
                        .branches()
                        .source())
                .isEqualTo("next");
    }

    @Test
    void readsWithoutTheHelpOfTheContextClassLoader() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(read("schema: 1")).isEqualTo(DEFAULT);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static ReleaseDescriptor read(String yaml) throws InvalidDescriptor {
        return new DescriptorReader().read(yaml);
    }
}
