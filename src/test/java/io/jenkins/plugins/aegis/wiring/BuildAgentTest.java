package io.jenkins.plugins.aegis.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BuildAgentTest {
    @Test
    @DisplayName("L35 a pipeline's variables do not steer git, npm or node")
    void leavesOutVariablesThatSteerPrograms() {
        EnvVars environment = new EnvVars(
                "PATH", "/opt/node/bin:/usr/bin",
                "HOME", "/home/agent",
                "GIT_SSH_COMMAND", "steal",
                "npm_config_registry", "https://elsewhere.example/",
                "NODE_OPTIONS", "--require=/tmp/x.js",
                "LD_PRELOAD", "/tmp/x.so");

        assertThat(BuildAgent.withoutSteering(environment)).containsOnlyKeys("PATH", "HOME");
    }
}
