package io.jenkins.plugins.aegis.model;

import java.util.List;

/**
 * What one channel publishes: its name and version as the packed package itself states them, and its files.
 *
 * @param channel name of the channel in the descriptor
 * @param version as that channel's ecosystem writes it
 * @param files names of the artifacts that make up the package, sorted
 */
public record BuiltPackage(String channel, String name, String version, List<String> files) {
    public BuiltPackage {
        files = files.stream().sorted().toList();
    }

    /** Name and version, for people. */
    public String coordinate() {
        return name + "@" + version;
    }
}
