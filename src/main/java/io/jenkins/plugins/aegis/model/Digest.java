package io.jenkins.plugins.aegis.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** A cryptographic digest of bytes. */
public record Digest(Algorithm algorithm, String hex) {
    /** The digests in use: SHA-256 for checksums and audit, SHA-512 for npm's integrity. */
    public enum Algorithm {
        SHA256("SHA-256", 64),
        SHA512("SHA-512", 128);

        private final String jcaName;
        private final int hexLength;

        Algorithm(String jcaName, int hexLength) {
            this.jcaName = jcaName;
            this.hexLength = hexLength;
        }

        /** A fresh digest of this algorithm; every Java runtime has both. */
        public MessageDigest start() {
            try {
                return MessageDigest.getInstance(jcaName);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(jcaName + " is part of every Java runtime", e);
            }
        }
    }

    /** @throws IllegalArgumentException if the text is not the algorithm's length of lower-case hexadecimal digits */
    public Digest {
        if (hex.length() != algorithm.hexLength || !hex.chars().allMatch(Digest::isHexDigit)) {
            throw new IllegalArgumentException("\"" + Printable.of(hex, 140) + "\" is no " + algorithm.jcaName);
        }
    }

    private static boolean isHexDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }

    public static Digest of(Algorithm algorithm, byte[] bytes) {
        return new Digest(algorithm, HexFormat.of().formatHex(algorithm.start().digest(bytes)));
    }

    /** SHA-256 of the text's UTF-8 bytes. */
    public static Digest sha256(String text) {
        return of(Algorithm.SHA256, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The Subresource Integrity form that npm uses, for example {@code sha512-…}. */
    public String integrity() {
        return algorithm.name().toLowerCase(Locale.ROOT) + "-"
                + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    @Override
    public String toString() {
        return algorithm.name().toLowerCase(Locale.ROOT) + ":" + hex;
    }
}
