package io.jenkins.plugins.aegis.adapter.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredHostKeysTest {
    @ParameterizedTest
    @ValueSource(strings = {"C:\\agent\\tmp\\known_hosts", "C:\\Program Files\\agent\\known_hosts"})
    void namesAFileOfWindowsAsTheShellOfGitReadsIt(String file) {
        assertThat(ConfiguredHostKeys.forShellOnWindows(
                        "-o StrictHostKeyChecking=yes -o UserKnownHostsFile=" + file, file))
                .isEqualTo("-o StrictHostKeyChecking=yes -o UserKnownHostsFile='\"" + file.replace('\\', '/') + "\"'");
    }

    @Test
    void leavesAnOptionThatNamesNoFile() {
        assertThat(ConfiguredHostKeys.forShellOnWindows("-o StrictHostKeyChecking=accept-new", "C:\\known_hosts"))
                .isEqualTo("-o StrictHostKeyChecking=accept-new");
    }
}
