package io.jenkins.plugins.aegis.descriptor;

import io.jenkins.plugins.aegis.model.Digest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One check that has to pass on exactly the commit that is to be tagged (lesson L18).
 *
 * @param name unique; a variant of a check is named {@code check/variant}
 * @param reports files, or directories whose files, are kept with the build; relative to the repository
 * @param timeout how long it may take in all
 */
public record ReleaseCheck(String name, Script script, List<String> reports, Duration timeout) {
    public ReleaseCheck {
        reports = List.copyOf(reports);
    }

    /**
     * What is run, in a checkout that this check has for itself.
     *
     * @param prepare commands that run first, in the root of the repository, each an argument list
     * @param directory of the commands; {@code .} for the root
     * @param environment set for all of them
     */
    public record Script(
            List<List<String>> prepare,
            String directory,
            List<List<String>> commands,
            SortedMap<String, String> environment) {
        public Script {
            prepare = prepare.stream().map(List::copyOf).toList();
            commands = commands.stream().map(List::copyOf).toList();
            environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        }
    }

    /** Whether {@code aegisReleaseChecks(only: …)} means this one: its own name, or that of the check it varies. */
    public boolean isNamed(String wanted) {
        return name.equals(wanted) || name.startsWith(wanted + "/");
    }

    /** Identifies what is run: a result of other commands or another environment says nothing of this check. */
    public Digest digest() {
        StringBuilder text = new StringBuilder();
        script.prepare().forEach(command -> line(text, "prepare", command));
        line(text, "directory", List.of(script.directory()));
        script.commands().forEach(command -> line(text, "run", command));
        for (Map.Entry<String, String> variable : script.environment().entrySet()) {
            line(text, "environment", List.of(variable.getKey(), variable.getValue()));
        }
        return Digest.sha256(text.toString());
    }

    /** Arguments hold no control characters, so that these separate them for certain. */
    private static void line(StringBuilder text, String what, List<String> words) {
        text.append(what).append('\0').append(String.join("\0", words)).append('\n');
    }
}
