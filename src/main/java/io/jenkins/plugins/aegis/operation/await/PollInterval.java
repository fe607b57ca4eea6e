package io.jenkins.plugins.aegis.operation.await;

import java.time.Duration;

/** How often people's work is looked at: soon at first, then so rarely that an hour costs at most sixty looks. */
public final class PollInterval {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(75);

    private PollInterval() {}

    /** @param last the pause before the look that has just ended; zero before the first */
    public static Duration after(Duration last) {
        Duration doubled = last.isZero() ? FIRST : last.multipliedBy(2);
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
