package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A channel in a directory, so that it outlives its process and can be copied. What was published never changes; a file
 * that is there already is refused, as registries do, and every file that was taken is noted.
 */
public final class DirectoryChannel implements PackageChannel {
    private final Path root;
    private final EffectWatch watch;

    /** @param watch is told of each file that is taken */
    public DirectoryChannel(Path root, EffectWatch watch) {
        this.root = root;
        this.watch = watch;
    }

    @Override
    public Observed<Publication> published(String name, String version) {
        String source = name + " in " + root.getFileName();
        Set<String> versions = names(place(name));
        if (versions.isEmpty()) {
            return Observed.absent(source);
        }
        return Observed.present(
                new Publication(digests(name, version, Digest::integrity), versions, labels(name)), source);
    }

    @Override
    public Observed<Map<String, Digest>> download(String name, String version) {
        Map<String, Digest> files = digests(name, version, digest -> digest);
        String source = name + "@" + version + " in " + root.getFileName();
        return files.isEmpty() ? Observed.absent(source) : Observed.present(files, source);
    }

    @Override
    public synchronized void publish(Upload upload) throws PortUnavailable, InterruptedException {
        String name = upload.built().name();
        String version = upload.built().version();
        for (String file : upload.built().files()) {
            if (upload.built().files().size() > 1
                    && names(place(name).resolve(version)).contains(file)) {
                continue;
            }
            EffectWatch.Effect effect = watch.begin(root.getFileName() + " takes " + file);
            take(place(name).resolve(version).resolve(file), upload);
            // With the package, in one request.
            if (!upload.label().isEmpty()) {
                note(place(name).resolve(".labels"), upload.label() + "=" + version);
            }
            watch.end(effect);
        }
    }

    private void take(Path place, Upload upload) throws PortUnavailable, InterruptedException {
        String file = place.getFileName().toString();
        if (Files.exists(place)) {
            throw new PortUnavailable(root.getFileName() + " answered 409: " + file + " is there already");
        }
        try (InputStream content = upload.directory().open(file)) {
            Files.createDirectories(place.getParent());
            Files.write(place, content.readAllBytes());
            note(root.resolve(".taken"), file);
        } catch (IOException e) {
            throw new PortUnavailable(file + " could not be taken: " + e.getMessage(), e);
        }
    }

    /** The files that were taken since the channel is there, in order. */
    public List<String> taken() {
        return lines(root.resolve(".taken"));
    }

    /** Package, version, file and digest of all that is there, and the labels. */
    public List<String> contents() {
        Map<String, String> contents = new TreeMap<>();
        for (String name : names(root)) {
            String real = name.replace("%2F", "/");
            for (String version : names(root.resolve(name))) {
                contents.put(
                        real + "@" + version,
                        digests(real, version, Digest::toString) + " " + new TreeMap<>(labels(real)));
            }
        }
        return contents.entrySet().stream()
                .map(entry -> root.getFileName() + ": " + entry)
                .toList();
    }

    @Override
    public String location(String name, String version) {
        return "https://registry.example/" + name + "/" + version;
    }

    private Path place(String name) {
        return root.resolve(name.replace("/", "%2F"));
    }

    private <T> Map<String, T> digests(String name, String version, Function<Digest, T> as) {
        Map<String, T> digests = new HashMap<>();
        Path directory = place(name).resolve(version);
        for (String file : names(directory)) {
            try {
                byte[] content = Files.readAllBytes(directory.resolve(file));
                digests.put(file, as.apply(Digest.of(Digest.Algorithm.SHA512, content)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new TreeMap<>(digests);
    }

    private Map<String, String> labels(String name) {
        Map<String, String> labels = new HashMap<>();
        lines(place(name).resolve(".labels"))
                .forEach(line -> labels.put(line.split("=")[0], line.substring(line.indexOf('=') + 1)));
        return labels;
    }

    private static Set<String> names(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void note(Path file, String line) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
