package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.PluginWrapper;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The plugin on a real controller. */
@WithJenkins
class PluginStartsTest {
    @Test
    void isActive(JenkinsRule jenkins) {
        PluginWrapper plugin = jenkins.jenkins.pluginManager.getPlugin("aegis-release");
        assertThat(plugin).isNotNull();
        assertThat(plugin.isActive()).isTrue();
    }

    @Test
    void failsNoOtherPlugin(JenkinsRule jenkins) {
        assertThat(jenkins.jenkins.pluginManager.getFailedPlugins()).isEmpty();
    }
}
