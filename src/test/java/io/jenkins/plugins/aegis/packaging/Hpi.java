package io.jenkins.plugins.aegis.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * An opened plugin file.
 *
 * @param entries all of its entries, in their order
 * @param libraries file name to an extracted copy of each entry of {@code WEB-INF/lib}, sorted
 */
record Hpi(Attributes manifest, List<ZipEntry> entries, Map<String, Path> libraries) {
    static final String OURS = "aegis-release.jar";
    private static final String LIBRARY = "WEB-INF/lib/";

    /** Opens the file that the build names by the system property {@code aegis.hpi}. */
    static Hpi open(Path scratch) throws IOException {
        Path file = Path.of(System.getProperty("aegis.hpi", "target/aegis-release.hpi"));
        try (JarFile hpi = new JarFile(file.toFile())) {
            Map<String, Path> libraries = new TreeMap<>();
            List<ZipEntry> entries = hpi.stream().map(ZipEntry.class::cast).toList();
            for (ZipEntry entry : entries) {
                if (entry.getName().startsWith(LIBRARY) && !entry.isDirectory()) {
                    Path copy = scratch.resolve(entry.getName().substring(LIBRARY.length()));
                    Files.copy(hpi.getInputStream(entry), copy);
                    libraries.put(copy.getFileName().toString(), copy);
                }
            }
            return new Hpi(hpi.getManifest().getMainAttributes(), entries, libraries);
        }
    }

    /** Names of all entries of one of the libraries that are no directories. */
    List<String> contentOf(String library) throws IOException {
        try (JarFile jar = new JarFile(libraries.get(library).toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    Path ours() {
        return libraries.get(OURS);
    }
}
