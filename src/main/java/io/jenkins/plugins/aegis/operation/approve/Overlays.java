package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.GovernanceOverlay;
import io.jenkins.plugins.aegis.model.GovernanceOverlay.Scope;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.model.ReleaseSite.OverlayRule;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The overlays that apply to a release, by name.
 *
 * <p>Descriptor and Jenkins' configuration may both know an overlay; it applies where either says so, so that a
 * committer can widen it and never take it away (lesson L35).
 *
 * @param gates one for each that applies
 * @param findings why one cannot be asked for, or whether it applies is not known
 */
record Overlays(List<Gate> gates, List<Finding> findings) {
    private static final int LONGEST = 200;

    Overlays {
        gates = List.copyOf(gates);
        findings = List.copyOf(findings);
    }

    static Overlays of(ReleaseVersion version, OverlayFacts facts, ApprovalRules rules) {
        Map<String, List<GovernanceOverlay>> byName = new TreeMap<>();
        rules.overlays().stream().map(OverlayRule::overlay).forEach(overlay -> add(byName, overlay));
        facts.declared().forEach(overlay -> add(byName, overlay));
        List<Gate> gates = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        byName.forEach((name, sources) -> {
            List<Observed<String>> reasons = sources.stream()
                    .map(source -> reason(source.scope(), version, facts))
                    .toList();
            Optional<String> applies = reasons.stream()
                    .flatMap(reason -> reason.asOptional().stream())
                    .findFirst();
            if (applies.isPresent()) {
                Gate gate = gate(name, sources, applies.get(), rules);
                gates.add(gate);
                findings.addAll(approversConfigured(name, gate));
            } else {
                reasons.stream()
                        .filter(Observed::isUnknown)
                        .forEach(reason -> findings.add(Finding.unknown(Rule.OVERLAY_APPROVED, reason)));
            }
        });
        return new Overlays(gates, findings);
    }

    private static void add(Map<String, List<GovernanceOverlay>> byName, GovernanceOverlay overlay) {
        byName.computeIfAbsent(overlay.name(), name -> new ArrayList<>()).add(overlay);
    }

    /** Why a scope holds the release; Absent if it does not, Unknown if that cannot be told. */
    private static Observed<String> reason(Scope scope, ReleaseVersion version, OverlayFacts facts) {
        Observed<String> byVersion = first(
                Observed.present(scope.versions(), "the version"),
                range -> range.contains(version),
                range -> version + " is in " + range);
        Observed<String> byLabel = scope.labels().isEmpty()
                ? Observed.absent("labels")
                : facts.labels()
                        .flatMap(labels -> first(
                                Observed.present(scope.labels(), "the pull requests"),
                                labels::contains,
                                label -> "a pull request of the release has the label " + label));
        if (byVersion.asOptional().isPresent() || byLabel.asOptional().isPresent()) {
            return byVersion.asOptional().isPresent() ? byVersion : byLabel;
        }
        Observed<String> byPath = scope.paths().isEmpty() ? Observed.absent("paths") : byPath(scope, facts.changed());
        return byPath.asOptional().isPresent() || !byLabel.isUnknown() ? byPath : byLabel;
    }

    private static Observed<String> byPath(Scope scope, Observed<List<String>> changed) {
        if (changed.isAbsent()) {
            return Observed.present("there is no earlier release, so that everything is new", changed.source());
        }
        return first(
                changed,
                path -> scope.paths().stream().anyMatch(pattern -> pattern.matches(path)),
                path -> Printable.of(path, LONGEST) + " changed since the last release");
    }

    private static <T> Observed<String> first(
            Observed<List<T>> items, Predicate<? super T> wanted, Function<? super T, String> text) {
        return items.flatMap(all -> all.stream()
                .filter(wanted)
                .findFirst()
                .map(item -> Observed.present(text.apply(item), items.source()))
                .orElseGet(() -> Observed.absent(items.source())));
    }

    private static Gate gate(String name, List<GovernanceOverlay> sources, String why, ApprovalRules rules) {
        String question = sources.stream()
                .map(GovernanceOverlay::question)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("May it go on, as far as " + name + " is concerned?");
        Set<String> approvers = rules.overlay(name).map(OverlayRule::approvers).orElse(Set.of());
        return new Gate(Gate.ofOverlay(name), Printable.of(question, LONGEST), why, approvers);
    }

    private static List<Finding> approversConfigured(String name, Gate gate) {
        return gate.approvers().isEmpty()
                ? List.of(Finding.blocker(
                        Rule.OVERLAY_CONFIGURED,
                        "overlay " + name + " applies (" + gate.why() + "), and nobody is configured to approve it",
                        "Name its approvers in Jenkins' configuration of Aegis Release"))
                : List.of();
    }
}
