package io.jenkins.plugins.aegis.audit;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a crash in the middle of an append leaves behind the last newline.
 *
 * <p>It is copied to {@code <file>.torn-<n>} before it is cut off, so that whatever happens in between, it is still
 * there and is found again.
 */
final class TornTail {
    private static final int CHUNK = 8192;

    private TornTail() {}

    static void setAside(Path log, RandomAccessFile file) throws IOException {
        long end = afterLastNewline(file);
        long torn = file.length() - end;
        if (torn == 0) {
            return;
        }
        Path aside = name(log, all(log).size() + 1);
        file.seek(end);
        try (FileOutputStream out = new FileOutputStream(aside.toFile())) {
            byte[] chunk = new byte[CHUNK];
            for (int read = file.read(chunk); read > 0; read = file.read(chunk)) {
                out.write(chunk, 0, read);
            }
            out.getFD().sync();
        }
        syncDirectory(log);
        file.setLength(end);
        file.getFD().sync();
    }

    /** Every tail ever set aside from this log, in order. */
    static List<AuditEvent.TornTailSetAside> all(Path log) throws IOException {
        List<AuditEvent.TornTailSetAside> tails = new ArrayList<>();
        for (Path aside = name(log, 1); Files.exists(aside); aside = name(log, tails.size() + 1)) {
            MessageDigest digest = Sha256.digest();
            try (InputStream in = new DigestInputStream(Files.newInputStream(aside), digest)) {
                long bytes = in.transferTo(OutputStream.nullOutputStream());
                tails.add(new AuditEvent.TornTailSetAside(Sha256.hex(digest), bytes));
            }
        }
        return tails;
    }

    /** Where the file stands; only a root stands nowhere, and a root is no file. */
    static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.getParent(), () -> file + " is no file");
    }

    /** Makes a new name durable; Windows cannot open a directory and needs no help. */
    static void syncDirectory(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel directory = FileChannel.open(directoryOf(file), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private static Path name(Path log, int number) {
        return log.resolveSibling(log.getFileName() + ".torn-" + number);
    }

    private static long afterLastNewline(RandomAccessFile file) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long end = file.length(); end > 0; end = Math.max(0, end - CHUNK)) {
            long start = Math.max(0, end - CHUNK);
            file.seek(start);
            file.readFully(chunk, 0, (int) (end - start));
            for (int i = (int) (end - start) - 1; i >= 0; i--) {
                if (chunk[i] == '\n') {
                    return start + i + 1;
                }
            }
        }
        return 0;
    }
}
