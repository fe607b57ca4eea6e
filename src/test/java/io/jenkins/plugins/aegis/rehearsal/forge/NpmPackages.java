package io.jenkins.plugins.aegis.rehearsal.forge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Packages that tests need from npm, fetched once into target/ by the npm client from the registry it is set to. */
final class NpmPackages {
    private static final Path CACHE = Path.of("target", "forge-tools").toAbsolutePath();

    private NpmPackages() {}

    /** The installed directory of {@code name} at exactly {@code version}, with its dependencies. */
    static synchronized Path installed(String name, String version) {
        Path home = home(name, version);
        String what = name + "@" + version;
        fetchOnce(home, () -> npm(home, what, "install", "--no-audit", "--no-fund", "--ignore-scripts", what));
        return home.resolve("node_modules").resolve(name);
    }

    /** One file of a package, without the rest of it, which may be large. */
    static synchronized Path file(String name, String version, String file) {
        Path home = home(name, version);
        String what = name + "@" + version;
        fetchOnce(home, () -> {
            String output = npm(home, what, "pack", "--silent", what);
            String archive = output.substring(output.lastIndexOf('\n') + 1);
            SampleRemote.run(home, "tar", "-xzf", archive, "package/" + file);
            SampleRemote.run(home, "rm", archive);
        });
        return home.resolve("package").resolve(file);
    }

    private static Path home(String name, String version) {
        return CACHE.resolve(name.replaceAll("[@/]", "_") + "-" + version);
    }

    private static void fetchOnce(Path home, Runnable fetch) {
        Path complete = home.resolve("complete");
        if (Files.exists(complete)) {
            return;
        }
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve("package.json"), "{\"private\": true}\n");
            fetch.run();
            Files.createFile(complete);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + home, e);
        }
    }

    private static String npm(Path home, String what, String... arguments) {
        String[] command = Stream.concat(Stream.of("npm"), Stream.of(arguments)).toArray(String[]::new);
        try {
            return SampleRemote.run(home, command);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "this test needs the npm package " + what
                            + " and cannot get it: check that npm is installed and reaches its registry"
                            + " (npm config get registry), then run the test again",
                    e);
        }
    }
}
