package io.jenkins.plugins.aegis.adapter.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.Attestor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sigstore bundles around DSSE envelopes, signed with a key and entered in no transparency log.
 *
 * <p>Sources: secure-systems-lab/dsse, {@code protocol.md}; sigstore/protobuf-specs, {@code sigstore_bundle.proto}.
 */
public final class SigstoreAttestor implements Attestor {
    static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
    static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Optional<SigningKey> key;

    /** @param key empty if none is configured: then nothing is attested, and nothing can be judged */
    public SigstoreAttestor(Optional<SigningKey> key) {
        this.key = key;
    }

    @Override
    public Optional<String> attest(String statement) {
        return key.map(each -> bundle(each, statement.getBytes(StandardCharsets.UTF_8)));
    }

    private static String bundle(SigningKey key, byte[] payload) {
        Base64.Encoder base64 = Base64.getEncoder();
        Map<String, Object> envelope = Map.of(
                "payload",
                base64.encodeToString(payload),
                "payloadType",
                PAYLOAD_TYPE,
                "signatures",
                List.of(Map.of("sig", base64.encodeToString(key.sign(preAuthentication(payload))))));
        try {
            return JSON.writeValueAsString(Map.of(
                            "mediaType",
                            MEDIA_TYPE,
                            "verificationMaterial",
                            Map.of("publicKey", Map.of("hint", key.hint())),
                            "dsseEnvelope",
                            envelope))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts can be written", e);
        }
    }

    /** DSSE's PAE: what is signed binds the payload to its type. */
    private static byte[] preAuthentication(byte[] payload) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        String head = "DSSEv1 " + PAYLOAD_TYPE.length() + " " + PAYLOAD_TYPE + " " + payload.length + " ";
        encoded.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        encoded.writeBytes(payload);
        return encoded.toByteArray();
    }

    @Override
    public Observed<Verdict> verify(String bundle) {
        String source = "the signature of " + BUNDLE;
        return key.map(each -> Observed.present(judge(each, bundle), source))
                .orElseGet(() -> Observed.unknown(source, "no signing key is configured"));
    }

    private static Verdict judge(SigningKey key, String bundle) {
        try {
            JsonNode json = JSON.readTree(bundle);
            JsonNode envelope = json.path("dsseEnvelope");
            JsonNode signatures = envelope.path("signatures");
            expect("mediaType", MEDIA_TYPE, json.path("mediaType"));
            expect("payloadType", PAYLOAD_TYPE, envelope.path("payloadType"));
            expect(
                    "key",
                    key.hint(),
                    json.path("verificationMaterial").path("publicKey").path("hint"));
            if (signatures.size() != 1) {
                return new Verdict.Refused("it has " + signatures.size() + " signatures, not one");
            }
            Base64.Decoder base64 = Base64.getDecoder();
            byte[] payload = base64.decode(envelope.path("payload").asText());
            byte[] signature = base64.decode(signatures.path(0).path("sig").asText());
            return key.verifies(preAuthentication(payload), signature)
                    ? new Verdict.Genuine(new String(payload, StandardCharsets.UTF_8))
                    : new Verdict.Refused("the signature is not that of key " + key.hint() + " over its statement");
        } catch (JsonProcessingException e) {
            return new Verdict.Refused("it is no JSON");
        } catch (IllegalArgumentException e) {
            return new Verdict.Refused(e.getMessage());
        }
    }

    private static void expect(String name, String expected, JsonNode found) {
        if (!found.asText().equals(expected)) {
            throw new IllegalArgumentException(
                    "its " + name + " is \"" + Printable.of(found.asText(), 100) + "\", not \"" + expected + "\"");
        }
    }
}
