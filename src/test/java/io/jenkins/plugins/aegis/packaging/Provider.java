package io.jenkins.plugins.aegis.packaging;

import java.util.Comparator;
import java.util.Map;

/**
 * Who provides a type at run time: Java, Jenkins core, this plugin file, or another plugin by its short name.
 *
 * @param name {@code java}, {@code core} or {@code ours} where it is no plugin
 */
record Provider(String name) {
    private static final Map<String, String> BY_PREFIX = Map.ofEntries(
            Map.entry("java.", "java"),
            Map.entry("javax.", "java"),
            Map.entry("org.w3c.dom.", "java"),
            Map.entry("org.xml.sax.", "java"),
            Map.entry("io.jenkins.plugins.aegis.", "ours"),
            Map.entry("com.networknt.schema.", "ours"),
            Map.entry("hudson.", "core"),
            Map.entry("jenkins.", "core"),
            Map.entry("jakarta.servlet.", "core"),
            Map.entry("net.sf.json.", "core"),
            Map.entry("com.google.common.", "core"),
            Map.entry("org.slf4j.", "core"),
            Map.entry("org.kohsuke.accmod.", "core"),
            Map.entry("org.kohsuke.stapler.", "core"),
            Map.entry("org.springframework.security.", "core"),
            Map.entry("org.jvnet.localizer.", "core"),
            Map.entry("org.jenkinsci.Symbol", "structs"),
            Map.entry("com.cloudbees.hudson.plugins.folder.", "cloudbees-folder"),
            Map.entry("com.cloudbees.plugins.credentials.", "credentials"),
            Map.entry("com.cloudbees.jenkins.plugins.sshcredentials.", "ssh-credentials"),
            Map.entry("org.jenkinsci.plugins.plaincredentials.", "plain-credentials"),
            Map.entry("hudson.plugins.git.", "git-client"),
            Map.entry("org.jenkinsci.plugins.gitclient.", "git-client"),
            Map.entry("org.kohsuke.github.", "github-api"),
            Map.entry("com.fasterxml.jackson.", "jackson2-api"),
            Map.entry("org.yaml.snakeyaml.", "snakeyaml-api"),
            Map.entry("org.jenkinsci.plugins.workflow.steps.", "workflow-step-api"),
            Map.entry("org.jenkinsci.plugins.workflow.actions.", "workflow-api"),
            Map.entry("org.jenkinsci.plugins.workflow.flow.", "workflow-api"),
            Map.entry("org.jenkinsci.plugins.workflow.graph.", "workflow-api"),
            Map.entry("org.jenkinsci.plugins.workflow.graphanalysis.", "workflow-api"),
            Map.entry("org.jenkinsci.plugins.workflow.support.actions.", "workflow-support"),
            Map.entry("org.jenkinsci.plugins.workflow.support.", "workflow-support"),
            Map.entry("org.jenkinsci.plugins.workflow.support.steps.input.", "pipeline-input-step"));

    /** The provider by the longest known prefix of the type's name; a type of an unknown one is a failure. */
    static Provider of(String type) {
        if (!type.contains(".")) {
            return new Provider("java");
        }
        return BY_PREFIX.keySet().stream()
                .filter(type::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(prefix -> new Provider(BY_PREFIX.get(prefix)))
                .orElseThrow(() -> new AssertionError("nobody is known to provide " + type
                        + " on a controller; if a plugin does, name it here and in Plugin-Dependencies"));
    }

    boolean isPlugin() {
        return !name.equals("java") && !name.equals("core") && !name.equals("ours");
    }

    String pluginName() {
        return name;
    }
}
