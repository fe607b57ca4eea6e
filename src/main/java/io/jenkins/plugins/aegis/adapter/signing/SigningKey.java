package io.jenkins.plugins.aegis.adapter.signing;

import io.jenkins.plugins.aegis.model.Digest;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key on the curve P-256 with its public key; shows no secret in any text form.
 *
 * <p>Read from PKCS#8 in PEM that holds the public key too, which the Java runtime cannot derive: what {@code openssl
 * genpkey} writes (RFC 5208 around RFC 5915). On that curve it is always the same frame around two numbers.
 */
public final class SigningKey {
    private static final Pattern PEM = Pattern.compile("(?s)-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----");
    private static final String REMEDY =
            "; make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out signing-key.pem";

    private static final byte[] BEFORE_PRIVATE =
            HexFormat.of().parseHex("308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420");
    private static final byte[] BEFORE_PUBLIC = HexFormat.of().parseHex("a144034200");
    private static final byte[] PUBLIC_FRAME =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
    private static final int PRIVATE_LENGTH = 32;
    private static final int POINT_LENGTH = 65;

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** @throws IllegalArgumentException if it is no such key; the message says what is wanted and repeats nothing of it */
    public static SigningKey ofPem(String pem) {
        Matcher matcher = PEM.matcher(pem);
        if (!matcher.find()) {
            throw new IllegalArgumentException("there is no unencrypted \"BEGIN PRIVATE KEY\" (PKCS#8, PEM)" + REMEDY);
        }
        byte[] der = decoded(matcher.group(1));
        if (!hasFrame(der)) {
            throw new IllegalArgumentException(
                    "the private key is not on the curve P-256 with its public key" + REMEDY);
        }
        byte[] point = Arrays.copyOfRange(der, der.length - POINT_LENGTH, der.length);
        byte[] subjectPublicKey = Arrays.copyOf(PUBLIC_FRAME, PUBLIC_FRAME.length + POINT_LENGTH);
        System.arraycopy(point, 0, subjectPublicKey, PUBLIC_FRAME.length, POINT_LENGTH);
        try {
            KeyFactory keys = KeyFactory.getInstance("EC");
            SigningKey key = new SigningKey(
                    keys.generatePrivate(new PKCS8EncodedKeySpec(der)),
                    keys.generatePublic(new X509EncodedKeySpec(subjectPublicKey)));
            byte[] probe = {1};
            if (!key.verifies(probe, key.sign(probe))) {
                throw new IllegalArgumentException("private and public key do not belong together" + REMEDY);
            }
            return key;
        } catch (GeneralSecurityException | IllegalStateException e) {
            // Without the cause: nobody knows what a provider's message holds.
            throw new IllegalArgumentException("the private key cannot be used" + REMEDY);
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the private key is no base64" + REMEDY);
        }
    }

    private static boolean hasFrame(byte[] der) {
        int afterPrivate = BEFORE_PRIVATE.length + PRIVATE_LENGTH;
        return der.length == afterPrivate + BEFORE_PUBLIC.length + POINT_LENGTH
                && Arrays.equals(der, 0, BEFORE_PRIVATE.length, BEFORE_PRIVATE, 0, BEFORE_PRIVATE.length)
                && Arrays.equals(
                        der, afterPrivate, afterPrivate + BEFORE_PUBLIC.length, BEFORE_PUBLIC, 0, BEFORE_PUBLIC.length);
    }

    /** Base64 of the SHA-256 of the public key's DER form, as Sigstore's own clients name a key. */
    public String hint() {
        Digest digest = Digest.of(Digest.Algorithm.SHA256, publicKey.getEncoded());
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()));
    }

    /** For those who verify: SubjectPublicKeyInfo in PEM. */
    public String publicPem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** ECDSA with SHA-256, in DER. */
    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key cannot be used", e);
        }
    }

    boolean verifies(byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(publicKey);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + hint() + "]";
    }
}
