package io.jenkins.plugins.aegis.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BuildAgentTest {
    @Test
    @DisplayName("L35 a pipeline's variables do not steer git, npm, node or cosign")
    void leavesOutVariablesThatSteerPrograms() {
        EnvVars environment = new EnvVars(
                "PATH", "/opt/node/bin:/usr/bin",
                "HOME", "/home/agent",
                "GIT_SSH_COMMAND", "steal",
                "npm_config_registry", "https://elsewhere.example/",
                "NODE_OPTIONS", "--require=/tmp/x.js",
                "SIGSTORE_ROOT_FILE", "/workspace/evil.pem",
                "TUF_MIRROR", "https://elsewhere.example/",
                "LD_PRELOAD", "/tmp/x.so");

        assertThat(BuildAgent.unsteered(environment, new EnvVars())).containsOnlyKeys("PATH", "HOME");
    }

    @Test
    void keepsWhatAdministratorsSetForTheNode() {
        EnvVars build = new EnvVars("NODE_EXTRA_CA_CERTS", "/workspace/evil.pem", "LANG", "C");
        EnvVars administrators = new EnvVars("NODE_EXTRA_CA_CERTS", "/etc/ssl/company.pem", "LANG", "de");

        assertThat(BuildAgent.unsteered(build, administrators))
                .containsExactlyInAnyOrderEntriesOf(Map.of("NODE_EXTRA_CA_CERTS", "/etc/ssl/company.pem", "LANG", "C"));
    }
}
