package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.ReleaseSite.Registries;
import java.net.URI;
import java.util.Optional;

/** Where releases of tests go. */
public final class Sites {
    private Sites() {}

    /** To nothing but an npm registry, at that address. */
    public static Registries npm(String address) {
        return new Registries(URI.create(address), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
