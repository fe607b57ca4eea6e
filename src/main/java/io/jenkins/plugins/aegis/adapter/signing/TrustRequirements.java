package io.jenkins.plugins.aegis.adapter.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a signature has to be proven with: all that the trusted root knows of, and nothing that it does not know.
 *
 * <p>Source: sigstore/protobuf-specs, {@code sigstore_trustroot.proto}.
 *
 * @param transparencyLog there is a log in which signatures are entered
 * @param certificateLog there is a log in which certificates are entered
 * @param timestamps there is an authority that says when something was signed
 */
record TrustRequirements(boolean transparencyLog, boolean certificateLog, boolean timestamps) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @throws IllegalArgumentException if it is no JSON, or if nothing in it tells when a signature was made */
    static TrustRequirements of(Optional<String> trustedRoot) {
        if (trustedRoot.isEmpty()) {
            return new TrustRequirements(true, true, true);
        }
        try {
            JsonNode root = JSON.readTree(trustedRoot.get());
            TrustRequirements requirements = new TrustRequirements(
                    !root.path("tlogs").isEmpty(),
                    !root.path("ctlogs").isEmpty(),
                    !root.path("timestampAuthorities").isEmpty());
            if (!requirements.transparencyLog && !requirements.timestamps) {
                throw new IllegalArgumentException("the trusted root has neither a transparency log nor a timestamp"
                        + " authority, and a certificate of minutes proves nothing later without one");
            }
            return requirements;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the trusted root is no JSON", e);
        }
    }

    /** For {@code cosign verify-blob-attestation}, which asks for both logs unless it is told otherwise. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        if (!certificateLog) {
            options.add("--insecure-ignore-sct");
        }
        if (!transparencyLog) {
            options.add("--insecure-ignore-tlog");
            options.add("--use-signed-timestamps");
        }
        return options;
    }
}
