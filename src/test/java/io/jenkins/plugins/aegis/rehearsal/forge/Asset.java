package io.jenkins.plugins.aegis.rehearsal.forge;

import java.time.Instant;

/**
 * A file of a release; its bytes lie beside the state, under its id.
 *
 * @param label null when none was given
 */
record Asset(long id, long release, String name, String label, Content content, String uploader, Instant created) {

    /** {@code digest} is {@code sha256:} and 64 hexadecimal digits; {@code size} is in bytes. */
    record Content(String mediaType, long size, String digest) {}
}
