package io.jenkins.plugins.aegis.adapter.signing;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A certificate authority and a timestamp authority of {@code openssl}, in a directory of their own. */
final class OpensslAuthority {
    /** Sigstore's own number, for the issuer of the identity; source: sigstore/fulcio, {@code docs/oid-info.md}. */
    private static final String ISSUER = "1.3.6.1.4.1.57264.1.8";

    private static final String ROOT = "basicConstraints=critical,CA:TRUE";
    private static final String SIGNS = "keyUsage=critical,keyCertSign,cRLSign";

    private final Path directory;

    private OpensslAuthority(Path directory) {
        this.directory = directory;
    }

    static OpensslAuthority in(Path directory) throws IOException {
        OpensslAuthority authority = new OpensslAuthority(Files.createDirectories(directory));
        authority.root("root", "/O=loopback/CN=certificates");
        authority.root("time-root", "/O=loopback/CN=timestamps");
        authority.request("time", "/O=loopback/CN=clock");
        authority.write(
                "time.ext",
                "extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\nbasicConstraints=critical,CA:FALSE\n"
                        + "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n");
        authority.certify("time", "time-root", List.of());
        authority.request("template", "/");
        authority.write("serial", "01\n");
        authority.write(
                "clock.cnf",
                """
                [tsa]
                default_tsa = clock
                [clock]
                serial = serial
                crypto_device = builtin
                signer_cert = time.pem
                signer_key = time.key
                signer_digest = sha256
                default_policy = 1.3.6.1.4.1.57264.2
                digests = sha256, sha384, sha512
                accuracy = secs:1
                """);
        return authority;
    }

    /** A certificate in PEM for that key, good for signing by that identity as that issuer vouches for it. */
    synchronized String certificate(String publicPem, String identity, String issuer) throws IOException {
        byte[] text = issuer.getBytes(StandardCharsets.US_ASCII);
        write("leaf.pub", publicPem);
        write(
                "leaf.ext",
                "keyUsage=critical,digitalSignature\nextendedKeyUsage=codeSigning\nsubjectAltName=critical,URI:"
                        + identity + "\n" + ISSUER + "=DER:0c" + HexFormat.of().toHexDigits((byte) text.length)
                        + HexFormat.of().formatHex(text)
                        + "\nauthorityKeyIdentifier=keyid\nsubjectKeyIdentifier=hash\n");
        Files.copy(
                directory.resolve("template.csr"), directory.resolve("leaf.csr"), StandardCopyOption.REPLACE_EXISTING);
        certify("leaf", "root", List.of("-force_pubkey", "leaf.pub"));
        return Files.readString(directory.resolve("leaf.pem"));
    }

    /** The answer to an RFC 3161 request, in DER as both are. */
    synchronized byte[] timestamp(byte[] query) throws IOException {
        Files.write(directory.resolve("query"), query);
        openssl("ts", "-reply", "-config", "clock.cnf", "-queryfile", "query", "-out", "reply");
        return Files.readAllBytes(directory.resolve("reply"));
    }

    /** Base64 of the DER form, as Sigstore's documents hold certificates. */
    String base64(String name) throws IOException {
        String pem = Files.readString(directory.resolve(name + ".pem"));
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return Base64.getEncoder().encodeToString(der);
    }

    private void root(String name, String subject) {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-keyout",
                name + ".key",
                "-out",
                name + ".pem",
                "-subj",
                subject,
                "-addext",
                ROOT,
                "-addext",
                SIGNS);
    }

    private void request(String name, String subject) {
        openssl(
                "req",
                "-new",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                name + ".key",
                "-out",
                name + ".csr",
                "-subj",
                subject);
    }

    private void certify(String name, String by, List<String> more) {
        List<String> words = new ArrayList<>(List.of(
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                by + ".pem",
                "-CAkey",
                by + ".key",
                "-CAcreateserial",
                "-days",
                "1",
                "-extfile",
                name + ".ext",
                "-out",
                name + ".pem"));
        words.addAll(more);
        openssl(words.toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private void openssl(String... words) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        LocalCommand.in(directory, command.toArray(String[]::new)).output();
    }
}
