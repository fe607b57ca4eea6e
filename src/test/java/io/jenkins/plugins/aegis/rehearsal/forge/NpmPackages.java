package io.jenkins.plugins.aegis.rehearsal.forge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Packages that tests need from npm, fetched once into target/ by the npm client from the registry it is set to. */
final class NpmPackages {
    private static final Path CACHE = Path.of("target", "forge-tools").toAbsolutePath();

    private NpmPackages() {}

    /** The installed directory of {@code name} at exactly {@code version}, with its dependencies. */
    static synchronized Path installed(String name, String version) {
        Path home = CACHE.resolve(name.replaceAll("[@/]", "_") + "-" + version);
        Path installed = home.resolve("node_modules").resolve(name);
        if (!Files.exists(home.resolve("complete"))) {
            try {
                Files.createDirectories(home);
                Files.writeString(home.resolve("package.json"), "{\"private\": true}\n");
                install(home, name + "@" + version);
                Files.writeString(home.resolve("complete"), version + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write below " + home, e);
            }
        }
        return installed;
    }

    private static void install(Path home, String what) {
        try {
            SampleRemote.run(home, "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", what);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "this test needs the npm package " + what
                            + " and cannot get it: check that npm is installed and reaches its registry"
                            + " (npm config get registry), then run the test again",
                    e);
        }
    }
}
