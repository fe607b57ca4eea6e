package io.jenkins.plugins.aegis.adapter.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.aegis.model.Printable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A Sigstore bundle around a DSSE envelope with an in-toto statement and one signature.
 *
 * <p>Sources: secure-systems-lab/dsse, {@code protocol.md}; sigstore/protobuf-specs, {@code sigstore_bundle.proto}.
 *
 * @param material what the signature is to be verified with, as the bundle has it
 */
record SigstoreBundle(JsonNode material, byte[] payload, byte[] signature) {
    private static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
    private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws IllegalArgumentException if it has another form; the message says which */
    static SigstoreBundle read(String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
        JsonNode envelope = json.path("dsseEnvelope");
        JsonNode signatures = envelope.path("signatures");
        expect("mediaType", MEDIA_TYPE, json.path("mediaType"));
        expect("payloadType", PAYLOAD_TYPE, envelope.path("payloadType"));
        if (signatures.size() != 1) {
            throw new IllegalArgumentException("it has " + signatures.size() + " signatures, not one");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new SigstoreBundle(
                json.path("verificationMaterial"),
                base64.decode(envelope.path("payload").asText()),
                base64.decode(signatures.path(0).path("sig").asText()));
    }

    /** The bundle of a signature that a key made. */
    static String write(String keyHint, byte[] payload, byte[] signature) {
        Base64.Encoder base64 = Base64.getEncoder();
        Map<String, Object> envelope = Map.of(
                "payload",
                base64.encodeToString(payload),
                "payloadType",
                PAYLOAD_TYPE,
                "signatures",
                List.of(Map.of("sig", base64.encodeToString(signature))));
        try {
            return JSON.writeValueAsString(Map.of(
                            "mediaType",
                            MEDIA_TYPE,
                            "verificationMaterial",
                            Map.of("publicKey", Map.of("hint", keyHint)),
                            "dsseEnvelope",
                            envelope))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts can be written", e);
        }
    }

    /** DSSE's PAE: what is signed binds the payload to its type. */
    static byte[] preAuthentication(byte[] payload) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        String head = "DSSEv1 " + PAYLOAD_TYPE.length() + " " + PAYLOAD_TYPE + " " + payload.length + " ";
        encoded.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        encoded.writeBytes(payload);
        return encoded.toByteArray();
    }

    byte[] signed() {
        return preAuthentication(payload);
    }

    String statement() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    static void expect(String name, String expected, JsonNode found) {
        if (!found.asText().equals(expected)) {
            throw new IllegalArgumentException(
                    "its " + name + " is \"" + Printable.of(found.asText(), 100) + "\", not \"" + expected + "\"");
        }
    }
}
