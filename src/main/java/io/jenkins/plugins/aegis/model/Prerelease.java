package io.jenkins.plugins.aegis.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The prerelease lines of the version policy, in SemVer order (alpha &lt; beta &lt; preview &lt; rc).
 *
 * <p>PEP 440 orders them differently (dev &lt; a &lt; b &lt; rc), which is why order is checked per channel.
 */
public enum Prerelease {
    ALPHA("a", 1),
    BETA("b", 2),
    PREVIEW(".dev", 0),
    RC("rc", 3);

    private final String pep440;
    private final int pep440Rank;

    Prerelease(String pep440, int pep440Rank) {
        this.pep440 = pep440;
        this.pep440Rank = pep440Rank;
    }

    /** The word as it stands in versions, tags and npm dist-tags. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The segment that PEP 440 writes between the release numbers and the counter. */
    String pep440() {
        return pep440;
    }

    int pep440Rank() {
        return pep440Rank;
    }

    /** The prerelease of that label, absent if there is none. */
    public static Optional<Prerelease> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(label))
                .findFirst();
    }
}
