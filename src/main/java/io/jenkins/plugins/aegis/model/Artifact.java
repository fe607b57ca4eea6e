package io.jenkins.plugins.aegis.model;

import java.util.Set;

/**
 * A built file, identified by its content.
 *
 * @param name file name, as published
 * @param size in bytes
 */
public record Artifact(String name, long size, Digest sha256, Digest sha512) {
    /** Whether a digest that a channel states, in the form of that channel, is that of these bytes. */
    public boolean is(String stated) {
        return Set.of(sha256.toString(), sha512.toString(), sha256.integrity(), sha512.integrity())
                .contains(stated);
    }

    /** Whether these bytes have that digest. */
    public boolean is(Digest digest) {
        return digest.equals(sha256) || digest.equals(sha512);
    }
}
