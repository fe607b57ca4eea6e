package io.jenkins.plugins.aegis.adapter.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a program that publishes failed because its credential was refused, which no repetition mends. */
public final class RefusedCredential {
    /** What npm, twine (requests) and git (curl) print of the status. */
    private static final Pattern STATUS =
            Pattern.compile("npm (?:error|ERR!) code E(401|403)\\b|(?:HTTPError: |returned error: )(401|403)\\b");

    private RefusedCredential() {}

    /** A line with the remedy to end the message with; empty if the output says nothing of the kind. */
    public static String remedy(String output) {
        Matcher status = STATUS.matcher(output);
        return status.find() ? "\n" + advice(status.group(1) != null ? status.group(1) : status.group(2)) : "";
    }

    private static String advice(String status) {
        return status + " says that the credential was refused: check that the configured one is valid and has the"
                + " permission to publish there";
    }
}
