package io.jenkins.plugins.aegis.rehearsal.pipeline;

import java.util.Map;

/** The answer to an {@link InputRequest}, and who gave it. */
public sealed interface InputDecision {

    /** The id of the user who answered. */
    String user();

    /** Whether the user is an administrator, whom Jenkins lets answer whatever {@code submitter} says. */
    boolean administrator();

    /** Go on. Parameters without a value keep their default. */
    record Proceed(String user, boolean administrator, Map<String, Object> values) implements InputDecision {
        public Proceed {
            values = Map.copyOf(values);
        }

        public Proceed(String user, Map<String, Object> values) {
            this(user, false, values);
        }
    }

    /** Abort the build. */
    record Reject(String user, boolean administrator) implements InputDecision {
        public Reject(String user) {
            this(user, false);
        }
    }
}
