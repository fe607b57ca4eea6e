package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.adapter.signing.SigningKey;
import io.jenkins.plugins.aegis.testing.SigningKeys;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The key of a rehearsal: made once for its directory, readable by its owner only. */
final class RehearsalKey {
    private RehearsalKey() {}

    /** The key of that directory; the public one is left there for users. */
    static SigningKey of(RehearsalDirectory directory) throws IOException {
        Path file = directory.signingKey();
        Files.createDirectories(file.getParent());
        if (!Files.exists(file)) {
            Path draft = Files.createTempFile(
                    file.getParent(),
                    "signing-key",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, SigningKeys.pem());
            try {
                Files.move(draft, file);
            } catch (FileAlreadyExistsException e) {
                Files.delete(draft);
            }
        }
        SigningKey key = SigningKey.ofPem(Files.readString(file));
        Files.writeString(directory.publicKey(), key.publicPem());
        return key;
    }
}
