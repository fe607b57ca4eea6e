package io.jenkins.plugins.aegis.adapter.pypi;

import io.jenkins.plugins.aegis.model.Printable;
import java.net.URI;

/** What a page says of where a file is. */
final class FileAddress {
    private FileAddress() {}

    /** @throws IllegalArgumentException if it leads to nothing that can be downloaded */
    static URI resolve(URI page, String address) {
        URI resolved;
        try {
            resolved = page.resolve(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it lists a file at \"" + Printable.of(address, 200) + "\"", e);
        }
        if (resolved.getScheme() == null || !resolved.getScheme().matches("https?") || resolved.getHost() == null) {
            throw new IllegalArgumentException("it lists a file at \"" + Printable.of(address, 200) + "\"");
        }
        return resolved;
    }

    static boolean isSha256(String text) {
        return text.matches("[0-9a-f]{64}");
    }
}
