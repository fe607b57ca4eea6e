package io.jenkins.plugins.aegis.model;

/** What a release version is for; the version policy and the tag's message depend on it. */
public enum VersionKind {
    /** {@code X.Y.Z}. */
    STABLE,
    /** {@code X.Y.Z-preview}, {@code -alpha}, {@code -beta} or {@code -rc}. */
    PLANNED_PRERELEASE,
    /** {@code X.Y.Z-alpha.N}, {@code -beta.N} or {@code -rc.N}. */
    RECOVERY_PRERELEASE,
    /** {@code X.Y.Z-preview.N}. */
    RECOVERY_PREVIEW
}
