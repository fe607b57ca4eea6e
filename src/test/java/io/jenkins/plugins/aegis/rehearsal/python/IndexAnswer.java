package io.jenkins.plugins.aegis.rehearsal.python;

import java.nio.charset.StandardCharsets;

/** What the index answers. */
record IndexAnswer(int status, String contentType, byte[] body) {
    static IndexAnswer text(int status, String text) {
        return of(status, "text/plain; charset=UTF-8", text);
    }

    static IndexAnswer of(int status, String contentType, String text) {
        return new IndexAnswer(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }
}
