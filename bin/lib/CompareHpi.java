import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares two plugin files: classes and resources, indexes of extensions and symbols, libraries, and what the manifest
 * tells Jenkins. Prints each difference on a line of its own.
 *
 * <p>{@code java bin/lib/CompareHpi.java target/aegis-release.hpi jenkins/target/aegis-release.hpi}; exit code 0: none, 1:
 * some, 2: usage.
 */
public final class CompareHpi {
    private static final Pattern LIBRARY = Pattern.compile("WEB-INF/lib/(.+)\\.jar");
    private static final Pattern INDEX = Pattern.compile("META-INF/(annotations|services)/.+");
    /** Notes of the official build's compiler on parameters and comments; without them Stapler reads the class files. */
    private static final Pattern NOTES = Pattern.compile(".+\\.(stapler|javadoc)");

    private static final Pattern TYPE = Pattern.compile("io\\.jenkins\\.plugins\\.aegis(\\.[A-Za-z_$][\\w$]*)+");

    /** What tells the plugin from others; the rest says who built the file, when, with what and for which Java. */
    private static final List<String> ATTRIBUTES = List.of(
            "Artifact-Id",
            "Group-Id",
            "Jenkins-Version",
            "Long-Name",
            "Plugin-License-Name",
            "Plugin-License-Url",
            "Short-Name",
            "Url");

    private CompareHpi() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: java CompareHpi.java <one.hpi> <other.hpi>");
            System.exit(2);
        }
        Map<String, Set<String>> one = read(Path.of(arguments[0]));
        Map<String, Set<String>> other = read(Path.of(arguments[1]));
        Set<String> parts = new TreeSet<>(one.keySet());
        parts.addAll(other.keySet());
        int differences = 0;
        for (String part : parts) {
            differences += only(part, one, other, arguments[0]) + only(part, other, one, arguments[1]);
        }
        if (differences > 0) {
            System.exit(1);
        }
        System.out.println("the same: "
                + one.getOrDefault("class", Set.of()).size() + " classes, "
                + one.getOrDefault("resource", Set.of()).size() + " resources, "
                + parts.stream().filter(part -> part.startsWith("index")).count() + " indexes, "
                + one.getOrDefault("dependency", Set.of()).size() + " dependencies");
    }

    private static int only(String part, Map<String, Set<String>> here, Map<String, Set<String>> there, String file) {
        Set<String> only = new TreeSet<>(here.getOrDefault(part, Set.of()));
        only.removeAll(there.getOrDefault(part, Set.of()));
        only.forEach(item -> System.out.println("only in " + file + ": " + part + " " + item));
        return only.size();
    }

    /** Everything that is compared, by the part of the plugin that it belongs to. */
    private static Map<String, Set<String>> read(Path file) throws IOException {
        Map<String, Set<String>> parts = new TreeMap<>();
        try (JarFile hpi = new JarFile(file.toFile())) {
            manifest(hpi.getManifest(), parts);
            Enumeration<JarEntry> entries = hpi.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                Matcher library = LIBRARY.matcher(entry.getName());
                if (library.matches() && library.group(1).equals("aegis-release")) {
                    try (InputStream jar = hpi.getInputStream(entry)) {
                        ours(new JarInputStream(jar), parts);
                    }
                } else if (library.matches()) {
                    add(parts, "library", library.group(1));
                }
            }
        }
        return parts;
    }

    private static void manifest(Manifest manifest, Map<String, Set<String>> parts) {
        for (String name : ATTRIBUTES) {
            add(parts, "manifest", name + ": " + manifest.getMainAttributes().getValue(name));
        }
        String dependencies = String.valueOf(manifest.getMainAttributes().getValue("Plugin-Dependencies"));
        Arrays.stream(dependencies.split(",")).forEach(dependency -> add(parts, "dependency", dependency));
    }

    private static void ours(JarInputStream jar, Map<String, Set<String>> parts) throws IOException {
        for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
            String name = entry.getName();
            if (INDEX.matcher(name).matches()) {
                // A list of names as text, or SezPoz' serialised one: what counts is which types it names.
                Matcher types = TYPE.matcher(new String(jar.readAllBytes(), StandardCharsets.ISO_8859_1));
                while (types.find()) {
                    add(parts, "index " + name.replaceFirst("\\.txt$", ""), types.group());
                }
            } else if (name.endsWith(".class")) {
                add(parts, "class", name);
            } else if (!name.endsWith("/") && !name.startsWith("META-INF/") && !NOTES.matcher(name).matches()) {
                add(parts, "resource", name);
            }
        }
    }

    private static void add(Map<String, Set<String>> parts, String part, String item) {
        parts.computeIfAbsent(part, created -> new TreeSet<>()).add(item);
    }
}
