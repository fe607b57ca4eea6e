package io.jenkins.plugins.aegis.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small but real Python distributions, made without Python. */
public final class PythonPackages {
    private PythonPackages() {}

    /** File name to content of a wheel and a source distribution of that version, with that module. */
    public static Map<String, byte[]> of(String name, String version, String module) {
        String stem = name.replaceAll("[-_.]+", "_") + "-" + version;
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(stem + ".tar.gz", sources(stem, metadata(name, version), module));
        files.put(stem + "-py3-none-any.whl", wheel(stem, metadata(name, version), module));
        return files;
    }

    public static String metadata(String name, String version) {
        return "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version
                + "\nSummary: a test's\nDescription-Content-Type: text/markdown\n\nName: of nothing\n";
    }

    private static byte[] sources(String stem, String metadata, String module) {
        Map<String, String> tree = new LinkedHashMap<>();
        tree.put(stem + "/pyproject.toml", "[build-system]\nrequires = []\n");
        tree.put(stem + "/own.py", module);
        tree.put(stem + "/PKG-INFO", metadata);
        return PackedPackages.tarball(tree);
    }

    private static byte[] wheel(String stem, String metadata, String module) {
        Map<String, String> tree = new LinkedHashMap<>();
        tree.put("own.py", module);
        tree.put(stem + ".dist-info/METADATA", metadata);
        tree.put(stem + ".dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        tree.put(stem + ".dist-info/RECORD", "own.py,,\n");
        return zip(tree);
    }

    /** A zip archive of exactly these files, in that order. */
    public static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
