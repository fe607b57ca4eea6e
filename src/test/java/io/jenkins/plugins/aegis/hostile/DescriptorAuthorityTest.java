package io.jenkins.plugins.aegis.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.descriptor.DescriptorReader;
import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A descriptor that takes more than is a committer's to give. */
class DescriptorAuthorityTest {
    private static void assertRefused(String yaml, String words) {
        assertThatThrownBy(() -> new DescriptorReader().read("schema: 1\n" + yaml))
                .isInstanceOf(InvalidDescriptor.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "develop", "Main", "release/1.2.3"})
    @DisplayName("L35 no chart is committed to a branch that is released from")
    void refusesChartsOnReleasedBranches(String branch) {
        assertRefused(
                "channels: [{type: helm, name: helm, chart: deploy/chart, branch: " + branch + "}]",
                "without a review");
    }

    @Test
    void takesABranchOfItsOwn() throws Exception {
        assertThat(new DescriptorReader()
                        .read("schema: 1\nchannels: [{type: helm, name: helm, chart: deploy/chart, branch: pages}]")
                        .packaging()
                        .channels())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {".aegis/release.yml", ".github/workflows/release.yml", "Jenkinsfile", "ci/Jenkinsfile"})
    @DisplayName("L35 no metadata pull request touches the rules that it is judged by")
    void refusesRulesAsMetadata(String file) {
        assertRefused(
                "metadata: {files: [.release-please-manifest.json, CHANGELOG.md, package.json, package-lock.json,"
                        + " deploy/helm/aegis/Chart.yaml, " + file + "]}",
                "says how releases are made");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry: https://elsewhere.example/",
                "approvers: [mallory]",
                "credentials: npm",
                "forge: https://elsewhere.example/",
                "remote: https://elsewhere.example/x.git",
                "signing: {key: mine}"
            })
    @DisplayName("L35 addresses, credentials and approvers are no properties of a descriptor")
    void knowsNoAddressCredentialOrApprover(String property) {
        assertRefused(property, "is no property here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/etc", "a/../../b", ".git/hooks", "a\\\\b", "-x", "C:x"})
    @DisplayName("L35 no path leaves the repository, or enters git's own directory")
    void refusesPathsThatLeave(String path) {
        assertRefused("channels: [{type: npm, name: npm, directory: '" + path + "'}]", "/channels/0/directory");
    }

    @Test
    @DisplayName("a line with several places of the version would take for ever to be found")
    void refusesSeveralVersionsInOneLine() {
        assertRefused(
                "channels: [{type: pypi, name: p, package: p, directory: p, versionLines: [{file: a, line:"
                        + " '{version}{version}'}]}]",
                "versionLines");
    }
}
