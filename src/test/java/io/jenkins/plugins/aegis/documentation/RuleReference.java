package io.jenkins.plugins.aegis.documentation;

import io.jenkins.plugins.aegis.rule.Explanation;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** docs/rules.md: an entry for each rule, from {@link Rule} and its {@link Explanation}. */
final class RuleReference {
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("VER", "Versions");
        GROUPS.put("PRE", "Before a release begins");
        GROUPS.put("HTF", "Hotfixes");
        GROUPS.put("DRF", "Drift");
        GROUPS.put("CUT", "Cutting the release branch");
        GROUPS.put("RPR", "The release pull request");
        GROUPS.put("PRM", "Promotion");
        GROUPS.put("CHK", "Release checks");
        GROUPS.put("APR", "Approval");
        GROUPS.put("TAG", "The tag");
        GROUPS.put("PUB", "Publishing");
        GROUPS.put("VFY", "What users get");
        GROUPS.put("CLN", "Clean-up");
        GROUPS.put("RBK", "Rollback");
        GROUPS.put("HST", "History");
        GROUPS.put("WVR", "Accepted findings");
    }

    private RuleReference() {}

    static String text() {
        StringBuilder page = new StringBuilder(
                """
                # Rules

                Every finding has the id of its rule. The console of the build prints it with what was found and what to do; the
                page *Release* of the build shows the entries below under it.

                - A finding **blocks**: the step fails, and nothing of it was done. Where an entry says so, it is only shown, as a
                  warning, to the approver too.
                - A finding that *can be accepted* stops blocking with a line `<id>=<reason>` in the parameter `ACCEPT`. The name of
                  whoever started the build is added; the approver sees it, and the audit log keeps it. The others protect
                  immutability, approval or secrets and cannot be accepted, and so cannot any finding that says *could not be
                  determined*: make the source answer, and run the stage again.
                - Ids are stable: an id that is retired is not used again.

                | id | demands | accept |
                |---|---|---|
                """);
        for (Rule rule : Rule.values()) {
            page.append("| [%s](#%s) | %s | %s |\n"
                    .formatted(rule.id(), Markdown.anchor(rule.id()), rule.demand(), rule.isAbsolute() ? "no" : "yes"));
        }
        GROUPS.forEach((group, title) -> {
            page.append("\n## ").append(title).append('\n');
            rules(group).forEach(rule -> page.append(entry(rule)));
        });
        return page.toString();
    }

    /** Of a group, by id; one without a title of its own would be lost, which is refused. */
    private static List<Rule> rules(String group) {
        return Arrays.stream(Rule.values())
                .filter(rule -> group(rule).equals(group))
                .sorted(Comparator.comparing(Rule::id))
                .toList();
    }

    private static String group(Rule rule) {
        String group = rule.id().substring(6, 9);
        if (!GROUPS.containsKey(group)) {
            throw new IllegalStateException(rule.id() + " is of a new group: give it a title in RuleReference");
        }
        return group;
    }

    private static String entry(Rule rule) {
        Explanation explanation = Explanation.of(rule);
        String warning = explanation
                .warning()
                .map(when -> when.equals("always") ? "Only warns." : "Blocks; only warns " + when + ".")
                .orElse("Blocks.");
        return """

                ### %s

                **%s.** %s %s

                - *Means:* %s
                - *Why:* %s
                - *Fix:* %s
                - *From:* %s
                """
                .formatted(
                        rule.id(),
                        rule.demand(),
                        warning,
                        rule.isAbsolute() ? "Cannot be accepted." : "Can be accepted.",
                        explanation.meaning(),
                        explanation.reason(),
                        explanation.fix(),
                        Arrays.stream(explanation.source().split("; "))
                                .map(RuleReference::sources)
                                .collect(Collectors.joining("; ")));
    }

    /** A section of the release process, or lessons with commas between them. */
    private static String sources(String source) {
        if (source.matches("L[0-9]+(, L[0-9]+)*")) {
            return Arrays.stream(source.split(", "))
                    .map(lesson -> "[%s](lessons.md#%s)".formatted(lesson, Markdown.anchor(lesson)))
                    .collect(Collectors.joining(", "));
        }
        return "[%s](runbook.md#%s)".formatted(source, Markdown.anchor(source));
    }
}
