package io.jenkins.plugins.aegis.rehearsal.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The one account of a local registry; its password is made at each start and never leaves this process. */
record RegistryAccount(String name, String password) {
    private static final int PASSWORD_BYTES = 24;

    static RegistryAccount fresh() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return new RegistryAccount("rehearsal", HexFormat.of().formatHex(random));
    }

    /**
     * A line of an htpasswd file. SHA-1 is enough here, and quick: the password is 192 random bits, so that there is
     * nothing to guess.
     */
    String htpasswdLine() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return name + ":{SHA}" + Base64.getEncoder().encodeToString(digest) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Never the password: records print all that they hold. */
    @Override
    public String toString() {
        return "RegistryAccount[" + name + "]";
    }
}
