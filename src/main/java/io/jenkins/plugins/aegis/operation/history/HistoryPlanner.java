package io.jenkins.plugins.aegis.operation.history;

import io.jenkins.plugins.aegis.model.InvalidReleaseVersion;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Judges every version tag by itself and against the one below it; decides nothing else, because nothing is done. */
public final class HistoryPlanner {
    private HistoryPlanner() {}

    public static HistoryVerdict judge(HistoryFacts facts) {
        TreeMap<ReleaseVersion, TagRef> versions = new TreeMap<>();
        facts.versionTags()
                .forEach(tag -> ReleaseVersion.ofTag(tag.name()).ifPresent(version -> versions.put(version, tag)));
        TaggedReleases releases = new TaggedReleases(facts, new TreeSet<>(versions.keySet()));
        // No tag's judgement depends on another's, and most of it is parsing.
        Stream<JudgedTag> wellFormed =
                versions.entrySet().parallelStream().map(entry -> releases.judge(entry.getKey(), entry.getValue()));
        Stream<JudgedTag> malformed = facts.versionTags().stream()
                .filter(tag -> ReleaseVersion.ofTag(tag.name()).isEmpty())
                .sorted(Comparator.comparing(TagRef::name))
                .map(tag -> malformed(facts, tag));
        return new HistoryVerdict(
                facts.production(),
                general(facts),
                Stream.concat(wellFormed, malformed).toList());
    }

    private static List<Finding> general(HistoryFacts facts) {
        if (facts.snapshot().isUnknown()) {
            return List.of(Finding.unknown(Rule.REMOTE_KNOWN, facts.snapshot()));
        }
        List<Finding> findings = new ArrayList<>(facts.reading().findings());
        if (facts.reachable().isAbsent()) {
            findings.add(Finding.blocker(
                    Rule.PRODUCTION_EXISTS,
                    "the repository has no branch " + Printable.of(facts.production(), 120)
                            + ", so no tag can be reachable from it",
                    "Name the production branch: parameter branch of the step, --branch of the command, or the"
                            + " descriptor"));
        }
        return findings;
    }

    private static JudgedTag malformed(HistoryFacts facts, TagRef tag) {
        Map<Aspect, List<Finding>> judged = new EnumMap<>(Aspect.class);
        judged.put(
                Aspect.FORM,
                List.of(Finding.blocker(
                        Rule.HISTORY_VERSION_FORM,
                        "tag " + Printable.of(tag.name(), 80) + " names no release version: "
                                + MalformedTag.why(tag.name()),
                        "Release under an accepted form from now on: " + InvalidReleaseVersion.ACCEPTED_FORMS)));
        judged.put(Aspect.ANNOTATED, annotated(tag));
        onProduction(facts, tag).ifPresent(findings -> judged.put(Aspect.ON_PRODUCTION, findings));
        return new JudgedTag(tag, Optional.empty(), Map.of(), judged);
    }

    static List<Finding> annotated(TagRef tag) {
        return tag.annotated()
                ? List.of()
                : List.of(Finding.blocker(
                        Rule.HISTORY_TAG_ANNOTATED,
                        "tag " + Printable.of(tag.name(), 80)
                                + " is lightweight: who tagged it, when and why is recorded nowhere",
                        "Leave it as it is, a published tag is never made anew; let the pipeline make the next"));
    }

    /** Empty if there is no production branch to judge by. */
    static Optional<List<Finding>> onProduction(HistoryFacts facts, TagRef tag) {
        String remedy = "Never move the tag; bring its commit to " + Printable.of(facts.production(), 120)
                + " by a reviewed merge, or release the next version from there";
        if (tag.commit().isEmpty()) {
            return Optional.of(List.of(Finding.blocker(
                    Rule.HISTORY_TAG_ON_PRODUCTION,
                    "tag " + Printable.of(tag.name(), 80) + " does not lead to a commit",
                    remedy)));
        }
        if (facts.reachable().isUnknown()) {
            return Optional.of(List.of(Finding.unknown(Rule.HISTORY_TAG_ON_PRODUCTION, facts.reachable())));
        }
        return facts.reachable()
                .asOptional()
                .map(tags -> tags.contains(tag.name())
                        ? List.of()
                        : List.of(Finding.blocker(
                                Rule.HISTORY_TAG_ON_PRODUCTION,
                                "tag " + Printable.of(tag.name(), 80) + " is on commit "
                                        + tag.commit().get().abbreviated() + ", which is not reachable from "
                                        + Printable.of(facts.production(), 120),
                                remedy)));
    }
}
