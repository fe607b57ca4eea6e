package io.jenkins.plugins.aegis.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions that all of some comparisons allow, as {@code >=1.0.0 <2.0.0}; {@code *} is every version.
 *
 * <p>A bound without prerelease compares {@code X.Y.Z} alone, so that the prereleases of a version share its fate:
 * {@code 2.0.0-rc} is in {@code >=2.0.0} and not in {@code <2.0.0}. A bound with prerelease compares as SemVer orders.
 *
 * @param text as it was written, with single spaces
 */
public record VersionRange(String text) {
    private static final String ANY = "*";
    private static final Pattern COMPARISON = Pattern.compile("(>=|<=|>|<|=)?(\\S+)");
    private static final Comparator<ReleaseVersion> CORE = Comparator.comparingInt(ReleaseVersion::major)
            .thenComparingInt(ReleaseVersion::minor)
            .thenComparingInt(ReleaseVersion::patch);

    /** @throws IllegalArgumentException if the text is no range; the message names the accepted form */
    public VersionRange {
        text = text.strip().replaceAll("\\s+", " ");
        comparisons(text);
    }

    public boolean contains(ReleaseVersion version) {
        return comparisons(text).stream().allMatch(comparison -> comparison.allows(version));
    }

    private static List<Comparison> comparisons(String text) {
        List<Comparison> comparisons = new ArrayList<>();
        if (text.equals(ANY)) {
            return comparisons;
        }
        for (String part : text.split(" ")) {
            Matcher form = COMPARISON.matcher(part);
            if (!form.matches()) {
                throw invalid(text);
            }
            try {
                comparisons.add(new Comparison(
                        form.group(1) == null ? "=" : form.group(1), ReleaseVersion.parse(form.group(2))));
            } catch (InvalidReleaseVersion e) {
                throw invalid(text);
            }
        }
        return comparisons;
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException("\"" + Printable.of(text, 80)
                + "\" is no range of versions; write comparisons such as >=1.0.0 <2.0.0, one version, or *");
    }

    private record Comparison(String operator, ReleaseVersion bound) {
        private boolean allows(ReleaseVersion version) {
            int order = bound.isPrerelease() ? version.compareTo(bound) : CORE.compare(version, bound);
            return switch (operator) {
                case ">=" -> order >= 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case "<" -> order < 0;
                default -> order == 0;
            };
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
