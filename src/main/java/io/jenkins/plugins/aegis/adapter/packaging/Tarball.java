package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.model.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Reads the one small file out of a compressed tar archive that says what the archive is. */
final class Tarball {
    private static final int LARGEST = 1 << 20;
    private static final int MOST_ENTRIES = 500_000;

    private Tarball() {}

    /**
     * The only file whose path fits.
     *
     * <p>The whole archive is looked through: of two such files one tool takes the first and another one the last, and
     * what we read would not be what is published.
     *
     * @param what it is called in messages
     * @throws IOException if there is none, there are several, it has more than 1 MiB, or the archive is no plain one
     */
    static byte[] entry(InputStream archive, Predicate<String> path, String what) throws IOException {
        List<byte[]> found = new ArrayList<>();
        TarStream tar = new TarStream(new GZIPInputStream(archive));
        int entries = 0;
        for (Optional<TarStream.Entry> each = tar.next(); each.isPresent(); each = tar.next()) {
            if (++entries > MOST_ENTRIES) {
                throw new IOException("the tarball has more than " + MOST_ENTRIES + " entries");
            }
            TarStream.Entry entry = each.get();
            if (path.test(plain(entry.path()))) {
                requirePlain(entry);
                found.add(tar.content(entry, LARGEST));
            }
        }
        if (found.size() != 1) {
            throw new IOException(
                    found.isEmpty()
                            ? "the tarball has no " + what
                            : "the tarball has " + found.size() + " files " + what + ", and one is to say what it is");
        }
        return found.get(0);
    }

    /** What tools make of a path. */
    private static String plain(String path) {
        return Arrays.stream(path.replace('\\', '/').split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/"));
    }

    private static void requirePlain(TarStream.Entry entry) throws IOException {
        if (entry.type() != '0' || !plain(entry.path()).equals(entry.path())) {
            throw new IOException("the tarball has an entry \"" + Printable.of(entry.path(), 100)
                    + "\" that is no plain" + " file or path, and tools disagree about it");
        }
    }
}
