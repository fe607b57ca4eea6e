package io.jenkins.plugins.aegis.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import hudson.Extension;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import net.java.sezpoz.Index;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin file that the build wrote: what Jenkins needs is in it, and nothing that Jenkins has already. */
class HpiPackagingIT {
    private static final int JAVA_17 = 61;

    @TempDir
    static Path scratch;

    private static Hpi hpi;

    @BeforeAll
    static void open() throws IOException {
        hpi = Hpi.open(scratch);
    }

    @Test
    void holdsOurJarAndTheLibrariesThatNobodyElseProvides() {
        assertThat(hpi.libraries().keySet())
                .map(name -> name.replaceAll("-[0-9.]+\\.jar$", ".jar"))
                .containsExactly("aegis-release.jar", "itu.jar", "json-schema-validator.jar");
    }

    @Test
    void holdsNothingElse() {
        assertThat(hpi.entries())
                .map(ZipEntry::getName)
                .filteredOn(name -> !name.startsWith("WEB-INF/lib/"))
                .containsExactly("META-INF/", "META-INF/MANIFEST.MF", "WEB-INF/");
    }

    @Test
    void ourJarHoldsOurPackagesOnly() throws IOException {
        assertThat(hpi.contentOf(Hpi.OURS))
                .filteredOn(HpiPackagingIT::isClass)
                .isNotEmpty()
                .allMatch(name -> name.startsWith("io/jenkins/plugins/aegis/"));
    }

    @Test
    void ourJarHoldsEveryClassOfOurs() throws IOException {
        Set<String> built = classNames(new ClassFileImporter().importPath(Path.of("target/classes/io")));
        assertThat(classNames(ours())).isNotEmpty().isEqualTo(built);
    }

    @Test
    void noLibraryBringsWhatJenkinsProvides() throws IOException {
        for (String library : hpi.libraries().keySet()) {
            assertThat(hpi.contentOf(library))
                    .filteredOn(HpiPackagingIT::isClass)
                    .noneMatch(name ->
                            name.matches("(hudson|jenkins|org|com/cloudbees|com/fasterxml|com/google|jakarta|net)/.*"));
        }
    }

    @Test
    void ourJarHoldsWhatJenkinsAndUsersRead() throws IOException {
        assertThat(hpi.contentOf(Hpi.OURS))
                .contains(
                        "index.jelly",
                        "META-INF/MANIFEST.MF",
                        "io/jenkins/plugins/aegis/descriptor/release.schema.json");
    }

    @Test
    void ourClassesRunOnJava17() throws IOException {
        try (JarFile jar = new JarFile(hpi.ours().toFile())) {
            for (JarEntry entry :
                    jar.stream().filter(each -> isClass(each.getName())).toList()) {
                try (DataInputStream header = new DataInputStream(jar.getInputStream(entry))) {
                    header.skipNBytes(6);
                    assertThat(header.readUnsignedShort()).as(entry.getName()).isEqualTo(JAVA_17);
                }
            }
        }
    }

    @Test
    void manifestNamesThePlugin() {
        assertThat(attribute("Short-Name")).isEqualTo("aegis-release");
        assertThat(attribute("Long-Name")).isEqualTo("Aegis Release");
        assertThat(attribute("Group-Id")).isEqualTo("io.jenkins.plugins");
        assertThat(attribute("Artifact-Id")).isEqualTo("aegis-release");
        assertThat(attribute("Url")).startsWith("https://");
        assertThat(attribute("Plugin-Developers")).matches("[^:]+:[^:]+:[^:]*");
        assertThat(attribute("Plugin-License-Name")).isEqualTo("MIT License");
        assertThat(attribute("Plugin-License-Url")).startsWith("https://");
    }

    @Test
    void manifestStatesTheVersionAndOfASnapshotTheCommitButNobodyWhoBuiltIt() {
        String version = attribute("Implementation-Version");
        if (version.endsWith("-SNAPSHOT")) {
            assertThat(attribute("Plugin-Version"))
                    .startsWith(version + " (private-")
                    .matches(".* \\(private-(unknown|[0-9a-f]{8})\\)");
        } else {
            assertThat(attribute("Plugin-Version")).isEqualTo(version);
        }
    }

    @Test
    void manifestStatesTheBaseline() {
        assertThat(attribute("Jenkins-Version")).isEqualTo("2.541.3");
        assertThat(attribute("Hudson-Version")).isEqualTo("2.541.3");
        assertThat(attribute("Minimum-Java-Version")).isEqualTo("17");
        assertThat(attribute("Support-Dynamic-Loading")).isEqualTo("true");
    }

    @Test
    void manifestNeitherMasksNorForgetsAnything() {
        assertThat(hpi.manifest().keySet())
                .map(Object::toString)
                .doesNotContain("Mask-Classes", "Compatible-Since-Version", "PluginFirstClassLoader");
    }

    @Test
    void everyTypeInUseIsProvidedByAPluginThatTheManifestNames() throws IOException {
        Set<String> missing = new TreeSet<>();
        ours().forEach(type -> type.getDirectDependenciesFromSelf().forEach(dependency -> {
            String used = dependency.getTargetClass().getBaseComponentType().getName();
            Provider provider = Provider.of(used);
            if (provider.isPlugin() && !dependencies().contains(provider.pluginName())) {
                missing.add(used + " of " + provider.pluginName());
            }
        }));
        assertThat(missing).isEmpty();
    }

    @Test
    void dependenciesNameVersions() {
        assertThat(attribute("Plugin-Dependencies").split(","))
                .allMatch(each -> each.matches("[a-z0-9-]+:[0-9][\\w.-]+"));
        assertThat(dependencies())
                .contains("workflow-step-api", "jackson2-api", "structs")
                .doesNotHaveDuplicates();
    }

    @Test
    void everyExtensionIsInTheIndexOfExtensions() throws IOException {
        try (URLClassLoader loader = loader()) {
            Set<String> indexed = StreamSupport.stream(
                            Index.load(Extension.class, Object.class, loader).spliterator(), false)
                    .map(item -> item.className())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(indexed).isEqualTo(annotatedWith(Extension.class));
        }
    }

    @Test
    void everySymbolIsInTheIndexOfSymbols() throws IOException {
        Set<String> indexed = new TreeSet<>();
        try (URLClassLoader loader = loader();
                InputStream index =
                        loader.getResourceAsStream("META-INF/services/annotations/" + Symbol.class.getName())) {
            if (index != null) {
                new String(index.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(indexed::add);
            }
        }
        assertThat(indexed).isEqualTo(annotatedWith(Symbol.class));
    }

    @Test
    void everyEntryHasTheSameTimeSoThatTwoBuildsGiveTheSameBytes() throws IOException {
        assertThat(hpi.entries())
                .extracting(ZipEntry::getTimeLocal)
                .containsOnly(hpi.entries().get(0).getTimeLocal());
        try (JarFile jar = new JarFile(hpi.ours().toFile())) {
            assertThat(jar.stream().map(ZipEntry::getTimeLocal).distinct()).hasSize(1);
        }
    }

    @Test
    void librariesStandInOrder() {
        List<String> libraries = hpi.entries().stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".jar"))
                .toList();
        assertThat(libraries).isSorted();
    }

    private static boolean isClass(String entry) {
        return entry.endsWith(".class");
    }

    private static String attribute(String name) {
        return hpi.manifest().getValue(name);
    }

    private static List<String> dependencies() {
        return Arrays.stream(attribute("Plugin-Dependencies").split(","))
                .map(each -> each.substring(0, each.indexOf(':')))
                .toList();
    }

    private static JavaClasses ours() throws IOException {
        try (JarFile jar = new JarFile(hpi.ours().toFile())) {
            return new ClassFileImporter().importJar(jar);
        }
    }

    private static Set<String> annotatedWith(Class<?> annotation) throws IOException {
        return ours().stream()
                .filter(type -> type.isAnnotatedWith(annotation.getName()))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> classNames(JavaClasses classes) {
        return classes.stream().map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Sees nothing of the build's class directories but through our jar and the Jenkins types themselves. */
    private static URLClassLoader loader() throws IOException {
        return new URLClassLoader(new URL[] {hpi.ours().toUri().toURL()}, null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                return name.startsWith("io.jenkins.plugins.aegis.")
                        ? super.findClass(name)
                        : HpiPackagingIT.class.getClassLoader().loadClass(name);
            }
        };
    }
}
