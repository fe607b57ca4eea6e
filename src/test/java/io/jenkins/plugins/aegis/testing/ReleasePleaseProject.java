package io.jenkins.plugins.aegis.testing;

import java.nio.file.Path;

/** The smallest project that Release Please can be asked about: one package at 0.1.0, released and tagged. */
public final class ReleasePleaseProject {
    private ReleasePleaseProject() {}

    /** Commits and tags it in a remote of that directory; nothing is pushed yet. */
    public static GitRemote in(Path directory) {
        GitRemote remote = GitRemote.in(directory);
        remote.file("package.json", "{\n  \"name\": \"sample\",\n  \"version\": \"0.1.0\"\n}\n")
                .file(".release-please-manifest.json", "{\n  \".\": \"0.1.0\"\n}\n")
                .file(
                        "release-please-config.json",
                        "{\"release-type\":\"node\",\"include-component-in-tag\":false,\"packages\":{\".\":{}}}")
                .file("CHANGELOG.md", "# Changelog\n")
                .commit("feat: first words");
        remote.git("tag", "--annotate", "--message", "Release v0.1.0", "v0.1.0");
        return remote;
    }
}
