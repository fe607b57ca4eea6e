package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.model.Printable;

/** The token of the forge; shows in no text form. */
record Credential(String token) {
    private static final int LONGEST = 300;

    /** Value of the {@code Authorization} header. */
    String header() {
        return "Bearer " + token;
    }

    /** The text without the token, cut and harmless, for messages. */
    String mask(String text) {
        return Printable.of(token.isEmpty() ? text : text.replace(token, "****"), LONGEST);
    }

    @Override
    public String toString() {
        return "Credential[****]";
    }
}
