package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.descriptor.DescriptorDefaults;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import java.util.Map;
import java.util.TreeMap;

/** The metadata files of a commit in the runbook's layout, all stating one version until a test changes one. */
public final class Metadata {
    public static final String PACKAGE = "@acme/widget";
    public static final String MANIFEST = ".release-please-manifest.json";
    public static final String CHANGELOG = "CHANGELOG.md";
    public static final String PACKAGE_JSON = "package.json";
    public static final String PACKAGE_LOCK = "package-lock.json";
    public static final String CHART = "deploy/helm/aegis/Chart.yaml";

    private final CommitId commit;
    private final Map<String, Observed<String>> texts = new TreeMap<>();

    private Metadata(CommitId commit) {
        this.commit = commit;
    }

    /** Of a version whose changelog starts at that tag. */
    public static Metadata of(CommitId commit, String version, String from) {
        Metadata metadata = new Metadata(commit);
        files(version, from).forEach(metadata::text);
        return metadata.without(ReleaseDescriptor.PATH);
    }

    /** Path to text, as Release Please leaves them; without a tag to start at, the heading has no compare link. */
    public static Map<String, String> files(String version, String from) {
        Map<String, String> files = new TreeMap<>();
        files.put(MANIFEST, "{\".\": \"" + version + "\"}\n");
        files.put(PACKAGE_JSON, "{\"name\": \"" + PACKAGE + "\", \"version\": \"" + version + "\"}\n");
        files.put(
                PACKAGE_LOCK,
                "{\"name\": \"" + PACKAGE + "\", \"version\": \"" + version
                        + "\", \"packages\": {\"\": {\"version\": \"" + version + "\"}}}\n");
        files.put(CHART, "name: aegis\nversion: " + version + "\nappVersion: \"" + version + "\"\n");
        String heading = from.isEmpty()
                ? version
                : "[" + version + "](https://forge.example/acme/widget/compare/" + from + "...v" + version + ")";
        files.put(CHANGELOG, "# Changelog\n\n## " + heading + " (2026-01-01)\n\n* what " + version + " brings\n");
        return files;
    }

    public Metadata text(String path, String text) {
        texts.put(path, Observed.present(text, path));
        return this;
    }

    public Metadata without(String path) {
        texts.put(path, Observed.absent(path));
        return this;
    }

    public Metadata unknown(String path) {
        texts.put(path, Observed.unknown(path, "object is corrupt"));
        return this;
    }

    /** Replaces all occurrences in a file. */
    public Metadata edit(String path, String from, String to) {
        String old = texts.get(path).asOptional().orElseThrow();
        if (!old.contains(from)) {
            throw new IllegalArgumentException(path + " has no " + from);
        }
        return text(path, old.replace(from, to));
    }

    public MetadataFacts facts() {
        return facts(DescriptorDefaults.runbook());
    }

    public MetadataFacts facts(ReleaseDescriptor descriptor) {
        return new MetadataFacts(commit, descriptor, texts);
    }
}
