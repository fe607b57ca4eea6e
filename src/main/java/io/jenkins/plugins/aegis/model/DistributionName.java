package io.jenkins.plugins.aegis.model;

import java.util.Locale;

/** The name of a Python distribution; spellings that an index takes for the same name are the same. */
public record DistributionName(String text) {
    /** What addresses and comparisons use. Source: PEP 503, "Normalized Names". */
    public String normalised() {
        return text.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }

    public boolean isSameAs(String other) {
        return normalised().equals(new DistributionName(other).normalised());
    }
}
