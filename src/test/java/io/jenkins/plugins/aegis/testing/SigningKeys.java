package io.jenkins.plugins.aegis.testing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/** Fresh keys in the form that {@code openssl genpkey} writes; the Java runtime's own leaves the public key out. */
public final class SigningKeys {
    private SigningKeys() {}

    /** A new private key on the curve P-256 with its public key, PKCS#8 in PEM. */
    public static String pem() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return pem((ECPrivateKey) pair.getPrivate(), (ECPublicKey) pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 is part of every Java runtime", e);
        }
    }

    /** That pair, whether or not it is one. */
    static String pem(ECPrivateKey own, ECPublicKey shown) {
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        HexFormat hex = HexFormat.of();
        der.writeBytes(hex.parseHex("308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420"));
        der.writeBytes(number(own.getS()));
        der.writeBytes(hex.parseHex("a14403420004"));
        der.writeBytes(number(shown.getW().getAffineX()));
        der.writeBytes(number(shown.getW().getAffineY()));
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der.toByteArray())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static byte[] number(BigInteger value) {
        return HexFormat.of().parseHex("%064x".formatted(value));
    }
}
