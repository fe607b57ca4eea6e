package io.jenkins.plugins.aegis.descriptor;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Branches;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Checks;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Metadata;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Packaging;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.VersionSurface;
import io.jenkins.plugins.aegis.model.Prerelease;
import java.util.List;
import java.util.Set;

/** What holds where a repository has no descriptor, or its descriptor leaves something out. */
public final class DescriptorDefaults {
    private static final String MANIFEST = ".release-please-manifest.json";
    private static final String CHANGELOG = "CHANGELOG.md";
    private static final String PACKAGE = "package.json";
    private static final String PACKAGE_LOCK = "package-lock.json";
    private static final String CHART = "deploy/helm/aegis/Chart.yaml";

    private static final ReleaseDescriptor RUNBOOK = new ReleaseDescriptor(
            new Branches("develop", "main", "release/"),
            new Metadata(
                    "release-please-config.json",
                    MANIFEST,
                    CHANGELOG,
                    List.of(MANIFEST, CHANGELOG, PACKAGE, PACKAGE_LOCK, CHART),
                    List.of(
                            new VersionSurface(MANIFEST, "/."),
                            new VersionSurface(PACKAGE, "/version"),
                            new VersionSurface(PACKAGE_LOCK, "/version"),
                            new VersionSurface(PACKAGE_LOCK, "/packages//version"),
                            new VersionSurface(CHART, "/version"),
                            new VersionSurface(CHART, "/appVersion"))),
            Set.of(Prerelease.PREVIEW),
            new Checks(List.of(), List.of()),
            new Packaging(
                    List.of(List.of("npm", "ci"), List.of("npm", "run", "build")),
                    List.of(new Channel.Npm(new Channel.Place("npm", List.of(), false), ".", List.of(), false))),
            List.of());

    private DescriptorDefaults() {}

    /**
     * The layout of the runbook. Source: "Release model" and section 3 of the runbook; the schema's {@code default}s state
     * the same.
     */
    public static ReleaseDescriptor runbook() {
        return RUNBOOK;
    }
}
