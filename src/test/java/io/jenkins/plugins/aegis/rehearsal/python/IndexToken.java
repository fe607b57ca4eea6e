package io.jenkins.plugins.aegis.rehearsal.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What proves the right to upload; in the form of PyPI's. */
final class IndexToken {
    private static final int BYTES = 24;

    private IndexToken() {}

    static String fresh() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return "pypi-" + HexFormat.of().formatHex(random);
    }

    /** The one that was kept in that directory, or a new one, which is kept from now on; only this user reads it. */
    static String lasting(Path directory) throws IOException {
        Path file = directory.resolve("token");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, fresh(), StandardOpenOption.WRITE);
        }
        return Files.readString(file).strip();
    }
}
