package io.jenkins.plugins.aegis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Types of Jenkins that nothing uses any more are not declared, either. */
class DeclarationsInUseTest {
    private static final Path DECLARATIONS = Path.of("src/jenkins-api/java");

    @Test
    void declaresNoTypeThatNobodyNeeds() throws IOException {
        Set<String> declared = new TreeSet<>();
        try (Stream<Path> files = Files.walk(DECLARATIONS)) {
            files.map(file -> DECLARATIONS.relativize(file).toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> declared.add(
                            name.replace(".java", "").replace('/', '.').replace('\\', '.')));
        }

        assertThat(neededTypes()).containsAll(declared);
    }

    /** What the classes of the plugin and of its tests depend on, and what those depend on. */
    private static Set<String> neededTypes() {
        Set<String> needed = new TreeSet<>();
        Deque<JavaClass> open = new ArrayDeque<>();
        new ClassFileImporter()
                .importPackages("io.jenkins.plugins.aegis").stream()
                        .filter(type -> needed.add(type.getName()))
                        .forEach(open::add);
        while (!open.isEmpty()) {
            open.poll().getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(type -> needed.add(type.getName()))
                    .forEach(open::add);
        }
        needed.addAll(
                needed.stream().map(name -> name.replaceFirst("\\$.*", "")).toList());
        return needed;
    }
}
