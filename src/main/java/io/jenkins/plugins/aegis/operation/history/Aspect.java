package io.jenkins.plugins.aegis.operation.history;

/** What a tag is judged by, in the order in which people read it. */
public enum Aspect {
    FORM,
    ANNOTATED,
    ON_PRODUCTION,
    SURFACES,
    CHANGELOG,
    RECOVERY,
    APPROVAL
}
