package io.jenkins.plugins.aegis.descriptor;

import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor.Violation;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Branches;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Metadata;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.VersionSurface;
import io.jenkins.plugins.aegis.model.GovernanceOverlay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a descriptor must fulfil across its properties, which a JSON Schema cannot say. */
final class DescriptorConsistency {
    /** A metadata pull request that may touch these could change the rules that it is judged by (lesson L35). */
    private static final Pattern RULES = Pattern.compile("(?i)\\.aegis(/.*)?|\\.github(/.*)?|(.*/)?Jenkinsfile");

    private final YamlDocument document;
    private final List<Violation> violations = new ArrayList<>();

    private DescriptorConsistency(YamlDocument document) {
        this.document = document;
    }

    static List<Violation> violationsOf(ReleaseDescriptor descriptor, YamlDocument document) {
        DescriptorConsistency consistency = new DescriptorConsistency(document);
        consistency.branches(descriptor.branches());
        consistency.metadata(descriptor.metadata());
        consistency.violations.addAll(
                ChannelConsistency.violationsOf(descriptor.packaging().channels(), descriptor.branches(), document));
        consistency.violations.addAll(BuildOrderConsistency.violationsOf(descriptor.packaging(), document));
        consistency.overlays(descriptor.overlays());
        consistency.violations.addAll(
                ReleaseCheckConsistency.violationsOf(descriptor.checks().release(), document));
        return consistency.violations;
    }

    private void branches(Branches branches) {
        if (branches.source().equals(branches.production())) {
            violation(
                    "branches",
                    "production",
                    quoted(branches.source())
                            + " is the source and the production branch; name two different branches");
        }
        releaseBranch("source", branches.source(), branches.releasePrefix());
        releaseBranch("production", branches.production(), branches.releasePrefix());
    }

    private void releaseBranch(String property, String branch, String prefix) {
        if (branch.startsWith(prefix)) {
            violation(
                    "branches",
                    property,
                    quoted(branch) + " starts with the release prefix " + quoted(prefix)
                            + " and would count as an active release; rename one of the two");
        }
    }

    private void metadata(Metadata metadata) {
        inFiles("manifest", metadata.manifest(), metadata);
        inFiles("changelog", metadata.changelog(), metadata);
        metadata.surfaces().stream()
                .map(VersionSurface::file)
                .distinct()
                .forEach(file -> inFiles("surfaces", file, metadata));
        if (metadata.files().contains(metadata.releasePleaseConfig())) {
            violation(
                    "metadata",
                    "files",
                    quoted(metadata.releasePleaseConfig())
                            + " is the configuration of Release Please, which a release never changes; take it out");
        }
        for (String file : metadata.files()) {
            if (RULES.matcher(file).matches()) {
                violation(
                        "metadata",
                        "files",
                        quoted(file)
                                + " says how releases are made, which a release itself never changes; take it out");
            }
        }
    }

    private void inFiles(String property, String file, Metadata metadata) {
        if (!metadata.files().contains(file)) {
            violation(
                    "metadata",
                    property,
                    quoted(file) + " is none of the metadata files " + String.join(", ", metadata.files())
                            + "; add it to /metadata/files, or set /metadata/" + property);
        }
    }

    private void overlays(List<GovernanceOverlay> overlays) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < overlays.size(); i++) {
            if (!names.add(overlays.get(i).name())) {
                String place = "/overlays/" + i + "/name";
                violations.add(new Violation(
                        document.lineOf(place),
                        place,
                        "/properties/overlays",
                        quoted(overlays.get(i).name()) + " is the name of two overlays; rename one, or make them one"));
            }
        }
    }

    private void violation(String group, String property, String message) {
        String place = "/" + group + "/" + property;
        String rule = "/properties/" + group + "/properties/" + property;
        violations.add(new Violation(document.lineOf(place), place, rule, message));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
