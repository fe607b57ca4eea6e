package io.jenkins.plugins.aegis.operation.history;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.VersionSurface;
import io.jenkins.plugins.aegis.model.Changelog;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.metadata.ChangelogPolicy;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.metadata.TagMessage;
import io.jenkins.plugins.aegis.operation.tag.TagPlanner;
import io.jenkins.plugins.aegis.operation.version.VersionPolicy;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * The tags that name a version, each judged by what its commit states.
 *
 * @param versions of all tags; the one below says where a changelog starts
 */
record TaggedReleases(HistoryFacts facts, NavigableSet<ReleaseVersion> versions) {
    private static final String NEXT_TIME =
            "The tagged commit stays as it is; let Release Please write the metadata of the next release";

    JudgedTag judge(ReleaseVersion version, TagRef tag) {
        Map<Aspect, List<Finding>> judged = new EnumMap<>(Aspect.class);
        judged.put(Aspect.FORM, List.of());
        judged.put(Aspect.ANNOTATED, HistoryPlanner.annotated(tag));
        HistoryPlanner.onProduction(facts, tag).ifPresent(findings -> judged.put(Aspect.ON_PRODUCTION, findings));
        Optional<MetadataFacts> target = facts.target(tag);
        Map<VersionSurface, Observed<String>> stated =
                target.map(MetadataFacts::versions).orElse(Map.of());
        target.ifPresent(metadata -> {
            judged.put(Aspect.SURFACES, surfaces(version, metadata, stated));
            judged.put(Aspect.CHANGELOG, changelog(version, metadata));
            if (VersionPolicy.isRecovery(version, metadata.descriptor().recoveryLines())) {
                judged.put(Aspect.RECOVERY, recovery(version, tag));
            }
            judged.put(Aspect.APPROVAL, approval(version, tag, metadata));
        });
        return new JudgedTag(tag, Optional.of(version), stated, judged);
    }

    private static List<Finding> surfaces(
            ReleaseVersion version, MetadataFacts metadata, Map<VersionSurface, Observed<String>> versions) {
        List<Finding> findings = new ArrayList<>(metadata.ownDescriptor().findings());
        versions.forEach((surface, stated) -> {
            String where = surface + " at " + version.tag();
            if (stated.isUnknown()) {
                findings.add(Finding.unknown(Rule.HISTORY_SURFACES, stated));
            } else if (isBeforeTheFile(metadata, surface)) {
                findings.add(Finding.warning(
                        Rule.HISTORY_SURFACES,
                        where + " does not exist: the commit has neither the file nor a descriptor that asks for it",
                        "Nothing to do; a descriptor in the repository says which files state the version"));
            } else if (!stated.asOptional().equals(Optional.of(version.toString()))) {
                String shown =
                        stated.asOptional().map(text -> Printable.of(text, 80)).orElse("nothing");
                findings.add(Finding.blocker(
                        Rule.HISTORY_SURFACES, where + " states " + shown + ", not " + version, NEXT_TIME));
            }
        });
        return findings;
    }

    /** The default layout binds a commit only in the files that it has: older ones knew nothing of later files. */
    private static boolean isBeforeTheFile(MetadataFacts metadata, VersionSurface surface) {
        return metadata.texts().get(ReleaseDescriptor.PATH).isAbsent()
                && metadata.texts().get(surface.file()).isAbsent();
    }

    private List<Finding> changelog(ReleaseVersion version, MetadataFacts metadata) {
        Observed<String> text = metadata.changelog();
        if (text.isUnknown()) {
            return List.of(Finding.unknown(Rule.HISTORY_CHANGELOG, text));
        }
        String where = metadata.descriptor().metadata().changelog() + " at " + version.tag();
        Optional<Changelog.Section> section =
                text.asOptional().flatMap(changelog -> ChangelogPolicy.section(changelog, version));
        if (section.isEmpty()) {
            return List.of(
                    Finding.blocker(Rule.HISTORY_CHANGELOG, where + " has no heading for " + version, NEXT_TIME));
        }
        Optional<String> from = section.get().compare().map(Changelog.CompareRange::from);
        Optional<String> below = Optional.ofNullable(versions.lower(version)).map(ReleaseVersion::tag);
        if (from.equals(below)) {
            return List.of();
        }
        return List.of(Finding.blocker(
                Rule.HISTORY_BASELINE,
                where + " starts " + version + " at "
                        + from.map(tag -> Printable.of(tag, 120)).orElse("no tag") + ", but "
                        + below.map(tag -> "the highest lower version tag is " + tag)
                                .orElse("no lower version is tagged"),
                "The tagged commit stays as it is; if the lower tag was never published, the heading is right and the"
                        + " finding can be accepted"));
    }

    private static List<Finding> recovery(ReleaseVersion version, TagRef tag) {
        return TagMessage.missingRecoveryLines(tag, version).stream()
                .map(
                        line -> Finding.blocker(
                                Rule.HISTORY_RECOVERY_LINES,
                                "the message of tag " + tag.name() + " lacks the exact line \"" + line + "\"",
                                "Leave the tag as it is; write down in the approval issue who authorised this recovery and why"))
                .toList();
    }

    private List<Finding> approval(ReleaseVersion version, TagRef tag, MetadataFacts metadata) {
        if (!TagMessage.claimsApproval(tag)) {
            return List.of(Finding.warning(
                    Rule.HISTORY_APPROVAL,
                    "tag " + tag.name() + " was made elsewhere: its message carries no approval of this pipeline",
                    "Nothing to do; the tags that the pipeline makes carry one"));
        }
        return TagPlanner.isApproved(
                new RepositoryView(version, Optional.empty(), facts.snapshot(), metadata.ownDescriptor()),
                Optional.of(metadata));
    }
}
