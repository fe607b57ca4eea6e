package io.jenkins.plugins.aegis.model;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release version and its renderings in each ecosystem; the renderings are injective.
 *
 * <p>Numbers have no leading zeros and at most nine digits; the counter of a numbered prerelease starts at 1. The order
 * is SemVer's. Source of the forms: "Version policy" of the runbook.
 *
 * @param prerelease empty for a stable version
 * @param counter the {@code N} of a numbered prerelease; only with a prerelease
 */
public record ReleaseVersion(int major, int minor, int patch, Optional<Prerelease> prerelease, OptionalInt counter)
        implements Comparable<ReleaseVersion> {
    private static final String NUMBER = "(0|[1-9][0-9]{0,8})";
    private static final Pattern FORM = Pattern.compile(
            NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-(preview|alpha|beta|rc)(?:\\.([1-9][0-9]{0,8}))?)?");
    private static final Comparator<ReleaseVersion> SEMVER_ORDER = Comparator.comparingInt(ReleaseVersion::major)
            .thenComparingInt(ReleaseVersion::minor)
            .thenComparingInt(ReleaseVersion::patch)
            .thenComparingInt(version -> version.prerelease.map(Enum::ordinal).orElse(Prerelease.values().length))
            .thenComparingInt(version -> version.counter.orElse(0));

    /** The order of PEP 440 over {@link #pep440()}: dev, a, b, rc, then the release itself. */
    public static final Comparator<ReleaseVersion> PEP440_ORDER = Comparator.comparingInt(ReleaseVersion::major)
            .thenComparingInt(ReleaseVersion::minor)
            .thenComparingInt(ReleaseVersion::patch)
            .thenComparingInt(
                    version -> version.prerelease.map(Prerelease::pep440Rank).orElse(Prerelease.values().length))
            .thenComparingInt(version -> version.counter.orElse(0));

    /** @throws IllegalArgumentException if a number is negative, or a counter stands without prerelease or below 1 */
    public ReleaseVersion {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException("negative number in a release version");
        }
        if (counter.isPresent() && (prerelease.isEmpty() || counter.getAsInt() < 1)) {
            throw new IllegalArgumentException("a counter needs a prerelease and starts at 1");
        }
    }

    /**
     * Reads one of the accepted forms, without a leading {@code v}.
     *
     * @throws InvalidReleaseVersion if the text has another form
     */
    public static ReleaseVersion parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidReleaseVersion(text);
        }
        return new ReleaseVersion(
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3)),
                Optional.ofNullable(form.group(4)).flatMap(Prerelease::ofLabel),
                form.group(5) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(form.group(5))));
    }

    /** The version that a tag name such as {@code v1.2.3-rc} stands for; empty if it stands for none. */
    public static Optional<ReleaseVersion> ofTag(String tag) {
        if (!tag.startsWith("v") || !FORM.matcher(tag.substring(1)).matches()) {
            return Optional.empty();
        }
        return Optional.of(parse(tag.substring(1)));
    }

    public VersionKind kind() {
        if (prerelease.isEmpty()) {
            return VersionKind.STABLE;
        }
        if (counter.isEmpty()) {
            return VersionKind.PLANNED_PRERELEASE;
        }
        return prerelease.get() == Prerelease.PREVIEW ? VersionKind.RECOVERY_PREVIEW : VersionKind.RECOVERY_PRERELEASE;
    }

    public boolean isPrerelease() {
        return prerelease.isPresent();
    }

    /** The git tag, {@code vX.Y.Z…}. */
    public String tag() {
        return "v" + this;
    }

    /** The npm dist-tag: the prerelease's label, or {@code latest}. Source: section 6 of the runbook. */
    public String distTag() {
        return prerelease.map(Prerelease::label).orElse("latest");
    }

    /** The PEP 440 version. Source: table in section 6 of the runbook, continued injectively for counters. */
    public String pep440() {
        return core()
                + prerelease.map(line -> line.pep440() + counter.orElse(0)).orElse("");
    }

    @Override
    public int compareTo(ReleaseVersion other) {
        return SEMVER_ORDER.compare(this, other);
    }

    /** The SemVer form, as in package manifests. */
    @Override
    public String toString() {
        String label = prerelease.map(line -> "-" + line.label()).orElse("");
        return core() + label + (counter.isPresent() ? "." + counter.getAsInt() : "");
    }

    private String core() {
        return major + "." + minor + "." + patch;
    }
}
