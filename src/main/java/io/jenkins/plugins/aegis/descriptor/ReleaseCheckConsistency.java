package io.jenkins.plugins.aegis.descriptor;

import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the release checks must fulfil among each other, and which variables they may set. */
final class ReleaseCheckConsistency {
    /**
     * Variables that would make a tool load other code, talk to another place or use another credential, or that are
     * usual names of secrets (lesson L35).
     */
    private static final Pattern STEERING =
            Pattern.compile("(GIT|SSH|NPM|NODE|LD|DYLD|JAVA|MAVEN|PIP|PYTHON|TWINE|CLAWHUB"
                    + "|CLAWDHUB|HELM|DOCKER|AWS|GITHUB|GH|JENKINS|HUDSON)_.*|PATH|HOME|USERPROFILE|ENV|BASH_ENV|IFS|SHELL"
                    + "|PYTHONPATH|PYTHONHOME|CLASSPATH|JDK_JAVA_OPTIONS|TMPDIR|TMP|TEMP|XDG_.*"
                    + "|.*(TOKEN|PASSWORD|PASSWD|SECRET|CREDENTIALS?|PROXY|API_?KEY)");

    private final YamlDocument document;
    private final List<Violation> violations = new ArrayList<>();

    private ReleaseCheckConsistency(YamlDocument document) {
        this.document = document;
    }

    static List<Violation> violationsOf(List<ReleaseCheck> checks, YamlDocument document) {
        ReleaseCheckConsistency consistency = new ReleaseCheckConsistency(document);
        Set<String> names = new HashSet<>();
        Set<String> steering = new HashSet<>();
        for (ReleaseCheck check : checks) {
            if (!names.add(check.name())) {
                consistency.violation("\"" + check.name() + "\" is the name of two checks; choose a unique name");
            }
            check.script().environment().keySet().stream()
                    .filter(variable -> STEERING.matcher(variable).matches())
                    .filter(steering::add)
                    .forEach(variable -> consistency.violation("the environment of " + check.name() + " sets "
                            + variable + ", which steers a tool or names a secret; set it on the agent, or give the"
                            + " command an argument"));
        }
        return consistency.violations;
    }

    private void violation(String message) {
        violations.add(new Violation(
                document.lineOf("/checks/release"),
                "/checks/release",
                "/properties/checks/properties/release",
                message));
    }
}
