package io.jenkins.plugins.aegis.model;

import java.util.Optional;

/**
 * Signing without a key of our own: whose certificate counts, and which Sigstore services make and prove it.
 *
 * <p>Both documents are JSON of sigstore/protobuf-specs; where one is left out, that of Sigstore's public instance holds.
 *
 * @param identity the certificate's subject alternative name, exactly
 * @param issuer address of who vouched for that identity, exactly
 * @param signingConfig the services that are asked for certificate, timestamp and log entry
 * @param trustedRoot the certificate authorities, timestamp authorities and logs that are believed
 */
public record KeylessSigning(
        String identity, String issuer, Optional<String> signingConfig, Optional<String> trustedRoot) {
    @Override
    public String toString() {
        return identity + " of " + issuer;
    }
}
