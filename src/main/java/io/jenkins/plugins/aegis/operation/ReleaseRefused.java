package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.rule.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** The step refuses, and people can mend it: carries every blocking finding, or says which action was refused. */
public final class ReleaseRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<Finding> findings;

    public ReleaseRefused(String step, List<Finding> findings) {
        this(step, findings, "");
    }

    /** @param also what else is not done; empty for nothing */
    ReleaseRefused(String step, List<Finding> findings, String also) {
        super(step + " refuses:\n" + findings.stream().map(ReleaseRefused::line).collect(Collectors.joining("\n"))
                + (also.isEmpty() ? "" : "\n" + also));
        this.findings = List.copyOf(findings);
    }

    public ReleaseRefused(String step, String reason) {
        super(step + " refuses: " + reason);
        this.findings = List.of();
    }

    private static String line(Finding finding) {
        return "  " + finding.rule().id() + " " + finding.message() + "\n    → " + finding.remedy();
    }

    /** The blocking findings; empty where an action met something that had moved. */
    public List<Finding> findings() {
        return findings;
    }
}
