package io.jenkins.plugins.aegis.rehearsal.forge;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The URLs that the forge writes into its answers. */
record Links(URI base, String owner, String name) {

    /** A path of this server; {@code path} begins with a slash. */
    String root(String path) {
        return base + path;
    }

    /** A path below {@code /repos/owner/name}; {@code path} is empty or begins with a slash. */
    String api(String path) {
        return root("/repos/" + owner + "/" + name + path);
    }

    /** A page of the repository for people. */
    String html(String path) {
        return root("/" + owner + "/" + name + path);
    }

    /** Percent-encodes what a URL cannot hold, and leaves slashes alone. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
