package io.jenkins.plugins.aegis.operation.metadata;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.VersionSurface;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every place that states the version states the same one (lesson L11). */
public final class SurfacePolicy {
    private SurfacePolicy() {}

    /** One finding for each surface that does not state the expected version. */
    public static List<Finding> allState(Rule rule, String where, MetadataFacts facts, ReleaseVersion expected) {
        List<Finding> findings = new ArrayList<>();
        facts.versions().forEach((surface, stated) -> {
            if (stated.isUnknown()) {
                findings.add(Finding.unknown(rule, stated));
            } else if (!stated.asOptional().equals(Optional.of(expected.toString()))) {
                findings.add(Finding.blocker(
                        rule,
                        surface + " on " + where + " states " + shown(stated) + ", not " + expected,
                        "Have Release Please write it: list the file in its configuration; do not edit it by hand"));
            }
        });
        findings.addAll(changelogHeading(rule, where, facts, expected));
        return findings;
    }

    private static List<Finding> changelogHeading(
            Rule rule, String where, MetadataFacts facts, ReleaseVersion expected) {
        Observed<String> changelog = facts.changelog();
        if (changelog.isUnknown()) {
            return List.of(Finding.unknown(rule, changelog));
        }
        boolean there = changelog
                .asOptional()
                .flatMap(text -> ChangelogPolicy.section(text, expected))
                .isPresent();
        if (there) {
            return List.of();
        }
        return List.of(Finding.blocker(
                rule,
                facts.descriptor().metadata().changelog() + " on " + where + " has no heading for " + expected,
                "Have Release Please write it; do not edit the changelog by hand"));
    }

    /** One finding if the surfaces of a branch do not agree with each other, naming what each states. */
    public static List<Finding> agree(Rule rule, String where, MetadataFacts facts) {
        Map<VersionSurface, Observed<String>> versions = facts.versions();
        List<Finding> unknown = versions.values().stream()
                .filter(Observed::isUnknown)
                .map(stated -> Finding.unknown(rule, stated))
                .toList();
        if (!unknown.isEmpty()) {
            return unknown;
        }
        Set<String> stated = new LinkedHashSet<>();
        versions.values().forEach(version -> stated.add(shown(version)));
        if (stated.size() <= 1) {
            return List.of();
        }
        String each = versions.entrySet().stream()
                .map(entry -> entry.getKey() + " " + shown(entry.getValue()))
                .collect(Collectors.joining(", "));
        return List.of(Finding.blocker(
                rule,
                "version surfaces on " + where + " have drifted apart: " + each,
                "Bring the last release's metadata to " + where + " in a reviewed pull request"));
    }

    private static String shown(Observed<String> stated) {
        return stated.asOptional().map(text -> Printable.of(text, 80)).orElse("nothing");
    }
}
