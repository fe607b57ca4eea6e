package io.jenkins.plugins.aegis.adapter.http;

import java.io.IOException;
import java.net.URI;

/** The answer to a download was not 200. */
public final class DownloadRefused extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    DownloadRefused(URI uri, int status) {
        super("GET " + uri.getPath() + " answered " + status);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
