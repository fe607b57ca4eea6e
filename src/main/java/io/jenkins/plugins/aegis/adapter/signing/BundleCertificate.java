package io.jenkins.plugins.aegis.adapter.signing;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;

/** The certificate in a bundle; who issued it, for whom and when is not its business. */
final class BundleCertificate {
    private final PublicKey key;

    private BundleCertificate(PublicKey key) {
        this.key = key;
    }

    /** @throws IllegalArgumentException if the bundle has none; the message says what it has */
    static BundleCertificate of(SigstoreBundle bundle) {
        String der = bundle.material().path("certificate").path("rawBytes").asText();
        if (der.isEmpty()) {
            throw new IllegalArgumentException(
                    bundle.material().has("publicKey")
                            ? "it is signed with a key, and without a certificate"
                            : "it has no certificate");
        }
        try {
            return new BundleCertificate(CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(der)))
                    .getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("its certificate cannot be read", e);
        }
    }

    /** Whether its key made that signature: ECDSA with SHA-256, as cosign signs. */
    boolean signed(byte[] message, byte[] signature) {
        try {
            Signature verification = Signature.getInstance("SHA256withECDSA");
            verification.initVerify(key);
            verification.update(message);
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
