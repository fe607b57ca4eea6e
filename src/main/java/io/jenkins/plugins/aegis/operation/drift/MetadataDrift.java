package io.jenkins.plugins.aegis.operation.drift;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.GitRepository.CommitSummary;
import io.jenkins.plugins.aegis.port.GitRepository.Mainline;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Versions and changelog of a branch that stand otherwise than the last release left them: only Release Please changes
 * them, on a release branch. What else a metadata file holds, such as dependencies, may change.
 *
 * @param changes file to what changed in it
 * @param by commits of the branch's line that touched those files; Absent if nothing changed
 */
public record MetadataDrift(String branch, Map<String, Observed<String>> changes, Observed<List<CommitSummary>> by) {
    private static final int SHOWN = 10;

    public MetadataDrift {
        changes = Map.copyOf(changes);
    }

    /** Compares, and asks for the commits only where something differs. */
    public static MetadataDrift observe(
            GitRepository git, String branch, MetadataFacts released, MetadataFacts now, Mainline line)
            throws InterruptedException {
        Map<String, Observed<String>> changes = changes(released, now);
        List<String> files = changes.entrySet().stream()
                .filter(change -> change.getValue().asOptional().isPresent())
                .map(Map.Entry::getKey)
                .toList();
        Observed<List<CommitSummary>> by = files.isEmpty()
                ? Observed.absent("changed metadata")
                : git.mainline(new Mainline(line.of(), line.since(), line.notBefore(), files), SHOWN);
        return new MetadataDrift(branch, changes, by);
    }

    private static Map<String, Observed<String>> changes(MetadataFacts released, MetadataFacts now) {
        Map<String, Observed<String>> changes = new TreeMap<>();
        Map<?, Observed<String>> before = released.versions();
        now.versions().forEach((surface, stated) -> {
            Observed<String> left = before.get(surface);
            if (left != null) {
                difference(left, stated)
                        .ifPresent(how -> changes.put(surface.file(), how.map(text -> surface + " " + text)));
            }
        });
        String changelog = now.descriptor().metadata().changelog();
        if (changelog.equals(released.descriptor().metadata().changelog())) {
            difference(released.changelog(), now.changelog())
                    .ifPresent(how -> changes.put(changelog, how.map(text -> changelog + " has another text")));
        }
        return changes;
    }

    /** Empty if both say the same. */
    private static Optional<Observed<String>> difference(Observed<String> released, Observed<String> now) {
        if (released.isUnknown() || now.isUnknown()) {
            return Optional.of(released.isUnknown() ? released : now);
        }
        if (released.asOptional().equals(now.asOptional())) {
            return Optional.empty();
        }
        String text = "states "
                + now.asOptional().map(each -> Printable.of(each, 80)).orElse("nothing") + ", not "
                + released.asOptional().map(each -> Printable.of(each, 80)).orElse("nothing");
        return Optional.of(Observed.present(text, now.source()));
    }

    List<Finding> check(LastRelease last) {
        List<Finding> unknown = new TreeMap<>(changes)
                .values().stream()
                        .filter(Observed::isUnknown)
                        .map(change -> Finding.unknown(Rule.METADATA_BY_TOOL, change))
                        .toList();
        if (!unknown.isEmpty() || changes.isEmpty()) {
            return unknown;
        }
        String how = new TreeMap<>(changes)
                .values().stream()
                        .flatMap(change -> change.asOptional().stream())
                        .collect(Collectors.joining("; "));
        String who = by.asOptional().orElse(List.of()).stream()
                .map(commit -> commit.id().abbreviated() + " " + Printable.of(commit.subject(), 120) + " ("
                        + Printable.of(commit.author(), 80) + ")")
                .collect(Collectors.joining("; "));
        return List.of(Finding.blocker(
                Rule.METADATA_BY_TOOL,
                "release metadata on " + branch + " is not as " + last.version().tag() + " left it: " + how
                        + (who.isEmpty() ? "" : "; changed by " + who),
                "Restore it from " + last.version().tag()
                        + " in a reviewed pull request; only Release Please writes versions and changelog"));
    }
}
