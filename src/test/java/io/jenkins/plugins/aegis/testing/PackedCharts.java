package io.jenkins.plugins.aegis.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** Makes chart archives that Helm accepts; the same input gives the same bytes. */
public final class PackedCharts {
    private PackedCharts() {}

    /** A chart of that name and version without templates. */
    public static byte[] of(String name, String version) {
        return of(name, version, "Tells how " + name + " is.");
    }

    public static byte[] of(String name, String version, String description) {
        return withMetadata(
                name,
                "apiVersion: v2\nappVersion: " + version + "\ndescription: " + description + "\nname: " + name
                        + "\ntype: application\nversion: " + version + "\n");
    }

    /** @param chartYaml the whole file */
    public static byte[] withMetadata(String name, String chartYaml) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(name + "/charts/inner/Chart.yaml", "apiVersion: v2\nname: inner\nversion: 9.9.9\n");
        files.put(name + "/Chart.yaml", chartYaml);
        files.put(name + "/values.yaml", "replicas: 1\n");
        return PackedPackages.tarball(files);
    }
}
