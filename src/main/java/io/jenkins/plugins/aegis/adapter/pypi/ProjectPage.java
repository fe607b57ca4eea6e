package io.jenkins.plugins.aegis.adapter.pypi;

import io.jenkins.plugins.aegis.model.DistributionName;
import io.jenkins.plugins.aegis.model.Pep440Version;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an index lists for one project.
 *
 * @param versions those that the index itself lists; empty where it lists files only
 */
record ProjectPage(DistributionName project, List<DistributionFile> files, List<String> versions) {
    ProjectPage {
        files = List.copyOf(files);
        versions = List.copyOf(versions);
    }

    /** The files of that version; a name that states no version belongs to none. */
    List<DistributionFile> filesOf(String version) {
        Pep440Version wanted = Pep440Version.parse(version)
                .orElseThrow(() -> new IllegalArgumentException("\"" + version + "\" is no PEP 440 version"));
        return files.stream()
                .filter(file -> file.version(project).filter(wanted::isSameAs).isPresent())
                .toList();
    }

    /** @throws IllegalArgumentException if a file of the version has no digest that can be compared */
    Publication publication(String version) {
        Map<String, String> digests = new TreeMap<>();
        Map<String, String> labels = new TreeMap<>();
        for (DistributionFile file : filesOf(version)) {
            digests.put(
                    file.name(),
                    file.sha256()
                            .map(hex -> "sha256:" + hex)
                            .orElseThrow(() ->
                                    new IllegalArgumentException("the index states no SHA-256 of " + file.name())));
            if (file.yanked()) {
                labels.put(Publication.YANKED, version);
            }
        }
        return new Publication(digests, allVersions(), labels);
    }

    private Set<String> allVersions() {
        Set<String> all = new TreeSet<>();
        versions.forEach(text ->
                all.add(Pep440Version.parse(text).map(Pep440Version::toString).orElse(text)));
        files.forEach(file -> file.version(project).map(Pep440Version::toString).ifPresent(all::add));
        return all;
    }
}
