package io.jenkins.plugins.aegis.model;

/** The text is not a release version; the message names it and the accepted forms. */
public final class InvalidReleaseVersion extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The accepted forms, for messages and form validation. */
    public static final String ACCEPTED_FORMS =
            "X.Y.Z, X.Y.Z-(preview|alpha|beta|rc), or X.Y.Z-(preview|alpha|beta|rc).N"
                    + " with N from 1 and no leading zeros";

    InvalidReleaseVersion(String text) {
        super("\"" + Printable.of(text, 80) + "\" is no release version; accepted forms: " + ACCEPTED_FORMS);
    }
}
