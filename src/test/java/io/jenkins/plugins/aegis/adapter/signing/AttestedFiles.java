package io.jenkins.plugins.aegis.adapter.signing;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.attest.ReleaseStatement;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two files with their attestation, in a directory beside the public key: what users have when they verify. */
record AttestedFiles(Path directory, SigningKey key) {
    static final CommitId COMMIT = Commits.commit(7);

    static AttestedFiles in(Path root) throws IOException {
        Path directory = Files.createDirectory(root.resolve("release"));
        Files.writeString(directory.resolve("a.tgz"), "package");
        Files.writeString(directory.resolve("sbom.json"), "{}");
        AttestedFiles files = new AttestedFiles(directory, SigningKey.ofPem(SigningKeys.pem()));
        Files.writeString(files.publicKey(), files.key().publicPem());
        files.attest(files.key());
        return files;
    }

    Path publicKey() {
        return directory.resolveSibling("signing-key.pub.pem");
    }

    Path bundle() {
        return directory.resolve(Attestor.BUNDLE);
    }

    void attest(SigningKey by) throws IOException {
        Files.writeString(
                bundle(),
                new SigstoreAttestor(Optional.of(by)).attest(statement()).orElseThrow());
    }

    /** What is attested of the files. */
    String statement() throws IOException {
        List<ReleaseStatement.Subject> subjects = new ArrayList<>();
        for (String name : List.of("a.tgz", "sbom.json")) {
            byte[] content = Files.readAllBytes(directory.resolve(name));
            subjects.add(new ReleaseStatement.Subject(
                    name, Digest.of(Digest.Algorithm.SHA256, content), Digest.of(Digest.Algorithm.SHA512, content)));
        }
        return new ReleaseStatement(
                        subjects,
                        new ReleaseStatement.Source(
                                ReleaseVersion.parse("1.2.3"), "acme/widget", "https://forge.example/w.git", COMMIT),
                        new ReleaseStatement.Execution(
                                "jenkins:/job/release/", "release #7", Instant.EPOCH, Instant.EPOCH))
                .toJson();
    }

    /** One character of the payload, so that it stays Base64 and JSON. */
    void tamperWithTheStatement() throws IOException {
        String text = Files.readString(bundle());
        int at = text.indexOf("\"payload\":\"") + 60;
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        Files.writeString(bundle(), text.substring(0, at) + other + text.substring(at + 1));
    }
}
