package io.jenkins.plugins.aegis.adapter.workspace;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.RelativePath;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A directory of the machine that this code runs on; symbolic links are followed as long as they stay inside.
 *
 * <p>On a build agent it does the work of {@link FilePathWorkspace}.
 */
public class LocalDirectory implements Workspace {
    /** What a committer may have us hold in memory. */
    private static final long LARGEST_TEXT = 64 << 20;

    private final Path base;
    private final Optional<LocalDirectory> parent;

    /** @param directory need not exist; the workspace never reaches outside of it */
    public LocalDirectory(Path directory) {
        this(directory.toAbsolutePath().normalize(), Optional.empty());
    }

    private LocalDirectory(Path base, Optional<LocalDirectory> parent) {
        this.base = base;
        this.parent = parent;
    }

    @Override
    public String path() {
        return base.toString();
    }

    @Override
    public Workspace directory(String path) {
        return path.equals(".")
                ? this
                : new LocalDirectory(base.resolve(RelativePath.require(path)), Optional.of(this));
    }

    @Override
    public boolean exists(String path) throws IOException {
        return Files.isRegularFile(inside(path));
    }

    @Override
    public String readText(String path) throws IOException {
        Path file = inside(path);
        if (Files.size(file) > LARGEST_TEXT) {
            throw new IOException(file + " is larger than " + LARGEST_TEXT / (1 << 20) + " MiB");
        }
        return Files.readString(file);
    }

    @Override
    public void writeText(String path, String text) throws IOException {
        replace(inside(path), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void writeSecret(String path, String text) throws IOException {
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        boolean modes = Files.getFileStore(existing(base)).supportsFileAttributeView("posix");
        replace(
                inside(path),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                modes ? new FileAttribute<?>[] {ownerOnly} : new FileAttribute<?>[0]);
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(inside(path));
    }

    @Override
    public void copyFrom(InputStream content, String path) throws IOException {
        replace(inside(path), content);
    }

    @Override
    public void create() throws IOException {
        requireInside(base);
        Files.createDirectories(base);
    }

    @Override
    public void move(String from, String to) throws IOException {
        Path target = inside(to);
        Files.createDirectories(Objects.requireNonNull(target.getParent(), "a file below the directory has a parent"));
        Files.move(inside(from), target);
    }

    @Override
    public List<String> files() throws IOException {
        requireInside(base);
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(base)) {
            return entries.filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Digest digest(String path, Digest.Algorithm algorithm) throws IOException {
        MessageDigest digest = algorithm.start();
        try (InputStream content = new DigestInputStream(open(path), digest)) {
            content.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return new Digest(algorithm, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void delete() throws IOException {
        requireInside(base);
        if (!Files.exists(base, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(base, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                // Caches of some tools are read-only.
                directory.toFile().setWritable(true);
                directory.toFile().setExecutable(true);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Writes beside the file and renames, so that no reader and no crash meets half a file. */
    private void replace(Path file, InputStream content, FileAttribute<?>... attributes) throws IOException {
        Path parent = Objects.requireNonNull(file.getParent(), "a file below the directory has a parent");
        Files.createDirectories(parent);
        Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createFile(draft, attributes);
            try (var out = Files.newOutputStream(draft, StandardOpenOption.WRITE)) {
                content.transferTo(out);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Path inside(String path) throws IOException {
        try {
            Path target = base.resolve(RelativePath.require(path));
            requireInside(target);
            return target;
        } catch (InvalidPathException e) {
            throw new IOException(Printable.of(path, 200) + " cannot be a name of a file here", e);
        }
    }

    /** Follows the links on the way to the target, and refuses one that leads out. */
    private void requireInside(Path target) throws IOException {
        if (parent.isPresent()) {
            parent.get().requireInside(base);
        }
        if (Files.exists(base) && !existing(target).toRealPath().startsWith(base.toRealPath())) {
            throw new IOException(target + " is refused: a symbolic link on the way leads out of " + base);
        }
    }

    /** The target, or the nearest directory above it that exists. */
    private static Path existing(Path target) {
        Path path = target;
        while (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            path = Objects.requireNonNull(path.getParent(), "the root of a file system exists");
        }
        return path;
    }
}
