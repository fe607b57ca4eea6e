package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.model.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads the one small file out of a zip archive that says what the archive is, by the archive's directory.
 *
 * <p>Whoever reads the archive as a stream may see other files than its directory names, which is what Python goes by.
 */
final class ZipDirectory {
    private static final int END = 22;
    private static final int MOST_ENTRIES = 500_000;

    private ZipDirectory() {}

    /**
     * The only file whose path fits.
     *
     * @param path what some tool may read; the one file has to end in {@code what}, too
     * @throws IOException if there is none or several, it is larger than {@code most}, or the archive is no plain one
     */
    static byte[] only(InputStream archive, Predicate<String> path, int most, String what) throws IOException {
        Path copy = Files.createTempFile("aegis-", ".zip");
        try {
            Files.copy(archive, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            requirePlainEnd(copy);
            try (ZipFile zip = new ZipFile(copy.toFile())) {
                return only(zip, path, most, what);
            } catch (IllegalArgumentException e) {
                throw new IOException("the archive has a name that is no text", e);
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static byte[] only(ZipFile zip, Predicate<String> path, int most, String what) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw new IOException("the archive has more than " + MOST_ENTRIES + " entries");
        }
        List<? extends ZipEntry> found =
                zip.stream().filter(entry -> path.test(entry.getName())).toList();
        if (found.size() != 1 || !found.get(0).getName().endsWith(what)) {
            throw new IOException("the archive is to have one file " + what + ", and has "
                    + Printable.of(
                            found.stream()
                                    .map(ZipEntry::getName)
                                    .limit(5)
                                    .toList()
                                    .toString(),
                            300));
        }
        try (InputStream content = zip.getInputStream(found.get(0))) {
            byte[] bytes = content.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException(what + " is larger than " + most + " bytes");
            }
            return bytes;
        }
    }

    /** A comment may look like another end, and tools differ in which of the two they take. */
    private static void requirePlainEnd(Path zip) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            byte[] end = new byte[END];
            if (file.length() >= END) {
                file.seek(file.length() - END);
                file.readFully(end);
            }
            if (end[0] != 'P' || end[1] != 'K' || end[2] != 5 || end[3] != 6 || end[20] != 0 || end[21] != 0) {
                throw new IOException("it is no zip archive without a comment");
            }
        }
    }
}
