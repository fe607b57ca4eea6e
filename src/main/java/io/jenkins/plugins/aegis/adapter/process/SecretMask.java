package io.jenkins.plugins.aegis.adapter.process;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Replaces secrets in text that is shown or kept; a secret of several lines is masked line by line, too. */
public final class SecretMask {
    private static final String MASK = "****";

    private final List<String> secrets;

    /** @param secrets blank ones hide nothing and are passed over */
    public SecretMask(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .flatMap(secret -> Stream.concat(Stream.of(secret), secret.lines()))
                .filter(secret -> !secret.isBlank())
                .distinct()
                // A secret that holds another one goes first, else its rest would stay readable.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public String applyTo(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }
}
