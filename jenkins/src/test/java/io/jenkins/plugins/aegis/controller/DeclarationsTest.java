package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The declarations of {@code src/jenkins-api} against the real Jenkins API: each type, supertype, constructor, method and
 * field exists with the same descriptor, so that what the default build compiles also links.
 */
class DeclarationsTest {
    private static final Path DECLARATIONS =
            Path.of("../src/jenkins-api/java").toAbsolutePath().normalize();

    @TempDir
    static Path compiled;

    @BeforeAll
    static void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (Stream<Path> sources = Files.walk(DECLARATIONS);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ENGLISH, null)) {
            List<Path> java =
                    sources.filter(path -> path.toString().endsWith(".java")).toList();
            boolean done = compiler.getTask(
                            complaints,
                            files,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-nowarn",
                                    "-d",
                                    compiled.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            null,
                            files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(done).as(complaints.toString()).isTrue();
        }
    }

    @Test
    void thereAreDeclarations() throws IOException {
        assertThat(typeNames()).contains("hudson.model.Run", "hudson.Extension");
    }

    @TestFactory
    Stream<DynamicTest> everyDeclarationIsReal() throws IOException {
        return typeNames().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    try (URLClassLoader declared = declarations()) {
                        assertThat(Declaration.differences(declared.loadClass(name), real(name)))
                                .isEmpty();
                    }
                }));
    }

    private static Class<?> real(String name) throws ClassNotFoundException {
        return Class.forName(name, false, DeclarationsTest.class.getClassLoader());
    }

    private static List<String> typeNames() throws IOException {
        try (Stream<Path> classes = Files.walk(compiled)) {
            return classes.filter(path -> path.toString().endsWith(".class"))
                    .map(path -> compiled.relativize(path).toString())
                    .map(path ->
                            path.substring(0, path.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> !name.matches(".*\\$[0-9].*"))
                    .sorted()
                    .toList();
        }
    }

    /** Finds a declaration before the real type of the same name. */
    private static URLClassLoader declarations() throws IOException {
        return new URLClassLoader(new URL[] {compiled.toUri().toURL()}, DeclarationsTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null && Files.exists(compiled.resolve(name.replace('.', '/') + ".class"))) {
                    loaded = findClass(name);
                }
                return loaded == null ? super.loadClass(name, resolve) : loaded;
            }
        };
    }
}
