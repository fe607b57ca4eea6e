package io.jenkins.plugins.aegis.rehearsal.tools;

import io.jenkins.plugins.aegis.rehearsal.process.CommandFailed;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One installation of the pinned Node programs: complete, or not there. */
record NodeInstallation(Path description, Path cache, Map<String, String> environment) {
    private static final List<String> FILES = List.of("package.json", "package-lock.json");
    private static final String UNFINISHED = "unfinished-";
    private static final int KEY_LENGTH = 16;
    private static final Pattern UNREACHABLE =
            Pattern.compile("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT");

    NodeTools complete() {
        Path finished = cache.resolve(key());
        if (!Files.isDirectory(finished)) {
            // The file lock keeps other processes out, the monitor other threads of this one.
            synchronized (NodeInstallation.class) {
                installLocked(finished);
            }
        }
        return new NodeTools(finished);
    }

    private void installLocked(Path finished) {
        try {
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(finished)) {
                    removeUnfinished();
                    install(finished);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The Node tools cannot be installed in " + cache, e);
        }
    }

    private void install(Path finished) throws IOException {
        Path unfinished = Files.createTempDirectory(cache, UNFINISHED);
        for (String file : FILES) {
            Files.copy(description.resolve(file), unfinished.resolve(file));
        }
        try {
            // No install script runs: every byte that does run is one whose digest the lock names.
            LocalCommand.in(unfinished, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
                    .with("npm_config_engine_strict", "false")
                    .with(environment)
                    .output();
        } catch (CommandFailed e) {
            throw explained(e);
        }
        Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
    }

    private ToolsUnavailable explained(CommandFailed failure) {
        if (!UNREACHABLE.matcher(failure.errorOutput()).find()) {
            return new ToolsUnavailable(
                    "The Node tools pinned in " + description + " cannot be installed. " + failure.getMessage(),
                    failure);
        }
        String registry = NpmSettings.ask(cache, environment).registry().getHost();
        return new ToolsUnavailable(
                ("npm cannot reach its registry on %s, which the Node tools pinned in %s are installed from once."
                                + " Connect this machine to it, or name another with 'npm config set registry <url>'")
                        .formatted(registry, description),
                failure);
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> entries = Files.list(cache)) {
            for (Path entry : entries.toList()) {
                if (entry.getFileName().toString().startsWith(UNFINISHED)) {
                    delete(entry);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private String key() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : FILES) {
                digest.update(Files.readAllBytes(description.resolve(file)));
            }
            // What npm installs depends on the platform as well.
            digest.update(
                    (System.getProperty("os.name") + System.getProperty("os.arch")).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("The pins of the Node tools in " + description + " cannot be read", e);
        }
    }
}
