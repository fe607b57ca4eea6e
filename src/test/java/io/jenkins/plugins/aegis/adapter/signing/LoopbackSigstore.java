package io.jenkins.plugins.aegis.adapter.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.aegis.model.KeylessSigning;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A small Fulcio and an RFC 3161 timestamp authority on loopback, and the identity provider that this Fulcio believes.
 *
 * <p>Source: sigstore/fulcio, {@code fulcio.proto} (v2 of its interface).
 */
final class LoopbackSigstore implements AutoCloseable {
    static final String IDENTITY = "https://jenkins.example/job/release/";
    static final String ISSUER = "https://jenkins.example/oidc";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SINCE = "{\"start\":\"2020-01-01T00:00:00Z\"}";

    private final HttpServer server;
    private final OpensslAuthority authority;
    private final SecretKeySpec provider;

    private LoopbackSigstore(OpensslAuthority authority, SecretKeySpec provider) throws IOException {
        this.authority = authority;
        this.provider = provider;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v2/signingCert", this::certify);
        server.createContext("/api/v1/timestamp", this::timestamp);
        server.start();
    }

    static LoopbackSigstore in(Path directory) throws IOException {
        byte[] secret = directory.toString().getBytes(StandardCharsets.UTF_8);
        return new LoopbackSigstore(OpensslAuthority.in(directory), new SecretKeySpec(secret, "HmacSHA256"));
    }

    OpensslAuthority authority() {
        return authority;
    }

    /** Our identity and its issuer, with these services. */
    KeylessSigning signing() throws IOException {
        return signing(IDENTITY, ISSUER);
    }

    KeylessSigning signing(String identity, String issuer) throws IOException {
        return new KeylessSigning(identity, issuer, Optional.of(signingConfig()), Optional.of(trustedRoot()));
    }

    /** A token of the identity provider for the audience of Sigstore. */
    String token(String identity) {
        return token(identity, "sigstore");
    }

    String token(String identity, String audience) {
        try {
            String body = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                    + encoded(JSON.writeValueAsString(
                            Map.of("iss", ISSUER, "sub", identity, "aud", audience, "exp", 4102444800L)));
            return body + "." + mac(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void timestamp(HttpExchange exchange) throws IOException {
        byte[] query = exchange.getRequestBody().readAllBytes();
        send(exchange, 201, "application/timestamp-reply", authority.timestamp(query));
    }

    private void certify(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization").replaceFirst("^Bearer ", "");
        String[] parts = token.split("\\.");
        if (parts.length != 3 || !mac(parts[0] + "." + parts[1]).equals(parts[2])) {
            refuse(exchange, "There was an error processing the identity token");
            return;
        }
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        JsonNode asked = JSON.readTree(exchange.getRequestBody()).path("publicKeyRequest");
        String key = asked.path("publicKey").path("content").asText();
        byte[] proof =
                Base64.getDecoder().decode(asked.path("proofOfPossession").asText());
        if (!claims.path("aud").asText().equals("sigstore")
                || !possesses(key, proof, claims.path("sub").asText())) {
            refuse(exchange, "The audience or the proof of possession is another one");
            return;
        }
        String certificate = authority.certificate(
                key, claims.path("sub").asText(), claims.path("iss").asText());
        Map<String, Object> answer =
                Map.of("signedCertificateEmbeddedSct", Map.of("chain", Map.of("certificates", List.of(certificate))));
        send(exchange, 200, "application/json", JSON.writeValueAsBytes(answer));
    }

    private static boolean possesses(String publicPem, byte[] proof, String subject) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(publicPem.replaceAll("-----[A-Z ]+-----", ""));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der)));
            signature.update(subject.getBytes(StandardCharsets.UTF_8));
            return signature.verify(proof);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String signingConfig() {
        return "{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\",\"caUrls\":["
                + service("") + "],\"tsaUrls\":[" + service("/api/v1/timestamp")
                + "],\"tsaConfig\":{\"selector\":\"EXACT\",\"count\":1},\"rekorTlogConfig\":{}}";
    }

    private String service(String path) {
        return "{\"url\":\"" + base() + path + "\",\"majorApiVersion\":1,\"operator\":\"loopback\",\"validFor\":"
                + SINCE + "}";
    }

    String trustedRoot() throws IOException {
        return "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\",\"certificateAuthorities\":["
                + trusted("", "root") + "],\"timestampAuthorities\":["
                + trusted("/api/v1/timestamp", "time", "time-root") + "]}";
    }

    private String trusted(String path, String... certificates) throws IOException {
        StringBuilder chain = new StringBuilder();
        for (String certificate : certificates) {
            chain.append(chain.isEmpty() ? "" : ",")
                    .append("{\"rawBytes\":\"")
                    .append(authority.base64(certificate))
                    .append("\"}");
        }
        return "{\"subject\":{\"organization\":\"loopback\",\"commonName\":\"loopback\"},\"uri\":\"" + base() + path
                + "\",\"certChain\":{\"certificates\":[" + chain + "]},\"validFor\":" + SINCE + "}";
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String mac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(provider);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refuse(HttpExchange exchange, String message) throws IOException {
        byte[] body = JSON.writeValueAsBytes(Map.of("code", 16, "message", message));
        send(exchange, 401, "application/json", body);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
