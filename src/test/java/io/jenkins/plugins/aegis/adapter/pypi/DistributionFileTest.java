package io.jenkins.plugins.aegis.adapter.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.DistributionName;
import io.jenkins.plugins.aegis.model.Pep440Version;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionFileTest {
    private static Optional<String> version(String fileName) {
        return new DistributionFile(fileName, URI.create("http://index/f"), Optional.empty(), false)
                .version(new DistributionName("Ag-Client"))
                .map(Pep440Version::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "ag_client-1.2.3.dev0-py3-none-any.whl,1.2.3.dev0",
        "ag_client-1.2.3-1-py3-none-any.whl,1.2.3",
        "Ag.Client-1.2.3-cp311-cp311-manylinux_2_17_x86_64.whl,1.2.3",
        "ag_client-1.2.3_local.1-py3-none-any.whl,1.2.3+local.1",
        "ag_client-1.2.3rc1.tar.gz,1.2.3rc1",
        "ag-client-1.2.3.tar.gz,1.2.3",
        "ag-client-1.2.3-preview.zip,1.2.3rc0",
        "AG__CLIENT-1.2.3.tar.bz2,1.2.3"
    })
    void knowsTheVersionOfAWheelAndOfASourceDistribution(String fileName, String version) {
        assertThat(version(fileName)).contains(version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ag_client_extra-1.2.3-py3-none-any.whl",
                "ag-client-extra-1.2.3.tar.gz",
                "ag_client-1.2.3.whl",
                "ag_client-1.2.3.exe",
                "ag_client-1.2.3-py3-none-any.whl.metadata",
                "ag_client-latest.tar.gz",
                "ag_client.tar.gz",
                "-1.2.3.tar.gz"
            })
    void knowsNoVersionOfAnythingElse(String fileName) {
        assertThat(version(fileName)).isEmpty();
    }
}
