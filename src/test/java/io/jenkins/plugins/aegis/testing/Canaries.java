package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Secrets that must stay where they are, and the search for them in everything that a release leaves or shows: in the
 * forms of {@link CanaryForms}, and inside of gzip and zip archives, too.
 *
 * <p>Plant one for each credential, release, search, then {@link #escaped()} has to be empty. Safe for any number of
 * threads.
 */
public final class Canaries {
    private static final int LARGEST_UNPACKED = 32 << 20;
    private static final int KEY = 4;

    /** Where one was found. */
    public record Escape(String kind, String form, String place) {}

    private record Needle(String kind, String form, byte[] bytes) {}

    private final Map<String, String> planted = new TreeMap<>();
    private final Map<Integer, List<Needle>> needles = new HashMap<>();
    private final Set<Escape> escaped = new TreeSet<>(
            Comparator.comparing(Escape::kind).thenComparing(Escape::place).thenComparing(Escape::form));
    private int places;

    /** A new secret of that kind, to be handed to whoever keeps such a one. */
    public synchronized String plant(String kind) {
        return plant(kind, "cnry-" + UUID.randomUUID().toString().replace("-", "") + "-" + kind);
    }

    /** An existing secret; all its lines count, for keys. */
    public synchronized String plant(String kind, String secret) {
        planted.put(kind, secret);
        CanaryForms.of(secret).forEach((text, form) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            needles.computeIfAbsent(key(bytes, 0), key -> new ArrayList<>()).add(new Needle(kind, form, bytes));
        });
        return secret;
    }

    public synchronized String secret(String kind) {
        return planted.get(kind);
    }

    /** The kinds that were planted. */
    public synchronized Set<String> kinds() {
        return Set.copyOf(planted.keySet());
    }

    public Canaries search(String place, String text) {
        return search(place, text.getBytes(StandardCharsets.UTF_8));
    }

    /** And what is in it, if it is an archive. */
    public Canaries search(String place, byte[] content) {
        scan(place, content);
        if (content.length > 2 && content[0] == 0x1f && (content[1] & 0xff) == 0x8b) {
            scan(place + " (unpacked)", unpacked(content));
        } else if (content.length > 4 && content[0] == 'P' && content[1] == 'K' && content[2] == 3) {
            unzip(place, content);
        }
        return this;
    }

    /** Arguments, directory and what is read from standard input; the environment is where secrets may be. */
    public Canaries search(Collection<Command> commands) {
        commands.forEach(command -> search(
                "arguments of " + command.arguments().get(0),
                String.join("\0", command.arguments()) + "\0" + command.directory() + "\0" + command.input()));
        return this;
    }

    /** With its causes and their stacks. */
    public Canaries search(Throwable failure) {
        StringWriter stack = new StringWriter();
        failure.printStackTrace(new PrintWriter(stack));
        return search("message of " + failure.getClass().getSimpleName(), stack.toString());
    }

    public Canaries searchBelow(Path directory) throws IOException {
        return searchBelow(directory, file -> true);
    }

    /** Names and contents of all files that count; links are names only. */
    public Canaries searchBelow(Path directory, Predicate<Path> counts) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path file : tree.filter(counts).toList()) {
                String name = directory.relativize(file).toString();
                scan("name of a file", name.getBytes(StandardCharsets.UTF_8));
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    search(name, Files.readAllBytes(file));
                }
            }
        }
        return this;
    }

    /** All objects and the configuration of a git repository: what git keeps is compressed. */
    public Canaries searchRepository(Path gitDirectory) throws IOException, InterruptedException {
        Process git = new ProcessBuilder(
                        "git", "--git-dir=" + gitDirectory, "cat-file", "--batch-all-objects", "--batch", "--unordered")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        git.getOutputStream().close();
        search("objects of " + gitDirectory.getFileName(), git.getInputStream().readAllBytes());
        if (git.waitFor() != 0) {
            throw new IOException("git cannot list the objects of " + gitDirectory);
        }
        return this;
    }

    /** Every place where one was found; empty as it should be. */
    public synchronized Set<Escape> escaped() {
        return Set.copyOf(escaped);
    }

    /** How many texts and files were searched for each of them. */
    public synchronized int places() {
        return places;
    }

    private synchronized void scan(String place, byte[] content) {
        places++;
        for (int at = 0; at + KEY <= content.length; at++) {
            for (Needle needle : needles.getOrDefault(key(content, at), List.of())) {
                if (stands(needle.bytes(), content, at)) {
                    escaped.add(new Escape(needle.kind(), needle.form(), place));
                }
            }
        }
    }

    private static boolean stands(byte[] needle, byte[] content, int at) {
        return at + needle.length <= content.length
                && Arrays.equals(needle, 0, needle.length, content, at, at + needle.length);
    }

    private static int key(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }

    private static byte[] unpacked(byte[] gzip) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readNBytes(LARGEST_UNPACKED);
        } catch (IOException e) {
            // Not whole; what it holds was searched as it stands.
            return new byte[0];
        }
    }

    private void unzip(String place, byte[] zip) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                scan(place + "!" + entry.getName(), in.readNBytes(LARGEST_UNPACKED));
            }
        } catch (IOException e) {
            scan(place + " (torn)", new byte[0]);
        }
    }
}
