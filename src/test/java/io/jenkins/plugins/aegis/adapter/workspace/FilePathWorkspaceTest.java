package io.jenkins.plugins.aegis.adapter.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.aegis.adapter.jenkins.AgentConnection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePathWorkspaceTest {
    @ParameterizedTest
    @CsvSource({
        "C:\\agent\\workspace@tmp, C:\\agent\\workspace@tmp\\git\\checkout",
        "\\\\server\\share, \\\\server\\share\\git\\checkout",
        "/var/agent/workspace@tmp, /var/agent/workspace@tmp/git/checkout",
    })
    void namesADirectoryAsTheAgentDoes(String top, String path) {
        FilePath directory = new FilePath((VirtualChannel) null, top);

        assertThat(new FilePathWorkspace(directory, new AgentConnection("agent", () -> false))
                        .directory("git/checkout")
                        .path())
                .isEqualTo(path);
    }
}
