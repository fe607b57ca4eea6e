package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.model.Printable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The entries of a tar archive that somebody else made, one after the other.
 *
 * <p>Tools read doubtful archives differently, and the one that publishes is another than this. So what is not plain is
 * refused: a header with a wrong sum, a size in another notation, entries after the end. Sources: pax(1), "ustar
 * Interchange Format" and "pax Header Block"; GNU tar's manual, "Standard", for long names.
 */
final class TarStream {
    private static final int BLOCK = 512;
    private static final int LARGEST_EXTENSION = 1 << 20;
    private static final long LARGEST_ARCHIVE = 4L << 30;

    private final InputStream tar;
    private long left = LARGEST_ARCHIVE;
    private long unread;

    /** @param tar not compressed */
    TarStream(InputStream tar) {
        this.tar = tar;
    }

    /** @param type the flag of the header: {@code 0} for a file, {@code 5} for a directory */
    record Entry(String path, char type, long size) {}

    /** Empty at the end. */
    Optional<Entry> next() throws IOException {
        Optional<String> longPath = Optional.empty();
        while (true) {
            skip(unread);
            byte[] header = block();
            if (isZero(header)) {
                requireEnd();
                return Optional.empty();
            }
            TarHeader fields = TarHeader.read(header);
            unread = padded(fields.size());
            switch (fields.type()) {
                case 'x' -> longPath = latest(longPath, PaxRecords.path(extension(fields)));
                case 'L' ->
                    longPath = Optional.of(new String(extension(fields), StandardCharsets.UTF_8).replace("\0", ""));
                case 'g' -> requireNone(PaxRecords.path(extension(fields)));
                default -> {
                    return Optional.of(new Entry(longPath.orElse(fields.path()), fields.type(), fields.size()));
                }
            }
        }
    }

    private static Optional<String> latest(Optional<String> before, Optional<String> path) {
        return path.isPresent() ? path : before;
    }

    private static void requireNone(Optional<String> path) throws IOException {
        if (path.isPresent()) {
            throw new IOException("the tarball gives all its entries the path " + Printable.of(path.get(), 100));
        }
    }

    /** The content of the entry that was given last. */
    byte[] content(Entry entry, int most) throws IOException {
        if (entry.size() > most) {
            throw new IOException(
                    Printable.of(entry.path(), 100) + " of the tarball is larger than " + most + " bytes");
        }
        byte[] content = read((int) entry.size());
        unread -= entry.size();
        return content;
    }

    private byte[] extension(TarHeader fields) throws IOException {
        return content(new Entry("a header", fields.type(), fields.size()), LARGEST_EXTENSION);
    }

    private byte[] block() throws IOException {
        byte[] block = tar.readNBytes(BLOCK);
        if (block.length == 0) {
            return new byte[BLOCK];
        }
        if (block.length < BLOCK) {
            throw new EOFException("the tarball ends within a header");
        }
        take(BLOCK);
        return block;
    }

    private byte[] read(int size) throws IOException {
        take(size);
        byte[] content = tar.readNBytes(size);
        if (content.length < size) {
            throw new EOFException("the tarball ends within a file");
        }
        return content;
    }

    private void skip(long size) throws IOException {
        take(size);
        tar.skipNBytes(size);
        unread = 0;
    }

    private void take(long size) throws IOException {
        left -= size;
        if (left < 0) {
            throw new IOException("the tarball unpacks to more than " + LARGEST_ARCHIVE + " bytes");
        }
    }

    private void requireEnd() throws IOException {
        byte[] rest = tar.readNBytes(BLOCK);
        while (rest.length > 0) {
            take(rest.length);
            if (!isZero(rest)) {
                throw new IOException("the tarball goes on after its end: tools disagree about what it holds");
            }
            rest = tar.readNBytes(BLOCK);
        }
    }

    private static boolean isZero(byte[] block) {
        for (byte each : block) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    private static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }
}
