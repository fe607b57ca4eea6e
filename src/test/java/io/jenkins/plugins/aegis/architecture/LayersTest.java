package io.jenkins.plugins.aegis.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Who may know whom; docs/architecture.puml has it as a diagram, docs/architecture.md shows it. */
@AnalyzeClasses(packages = "io.jenkins.plugins.aegis", importOptions = DoNotIncludeTests.class)
class LayersTest {
    private static final String ROOT = "io.jenkins.plugins.aegis.";

    private static final Path DIAGRAM = Path.of("docs/architecture.puml");

    @ArchTest
    static final ArchRule everyDependencyIsAnArrowOfTheDiagram =
            classes().should(adhereToPlantUmlDiagram(DIAGRAM, consideringOnlyDependenciesInDiagram()));

    @ArchTest
    static void everyArrowOfTheDiagramIsADependency(JavaClasses plugin) throws IOException {
        Set<String> used = new TreeSet<>();
        plugin.forEach(type -> type.getDirectDependenciesFromSelf()
                .forEach(dependency ->
                        used.add("[" + layer(type) + "] --> [" + layer(dependency.getTargetClass()) + "]")));

        assertThat(Files.readAllLines(DIAGRAM).stream().filter(line -> line.contains("-->")))
                .isSubsetOf(used);
    }

    private static String layer(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).replaceFirst("\\..*", "") : "";
    }

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule verbsHaveNoCycles =
            slices().matching(ROOT + "operation.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule adaptersHaveNoCycles =
            slices().matching(ROOT + "adapter.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule jenkinsStaysOutside = noClasses()
            .that()
            .resideOutsideOfPackages(
                    ROOT + "adapter..", ROOT + "step..", ROOT + "run..", ROOT + "config..", ROOT + "wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "hudson..",
                    "jenkins..",
                    "org.jenkinsci..",
                    "org.kohsuke.stapler..",
                    "com.cloudbees..",
                    "jakarta.servlet..")
            .because("the domain is understood and tested without a controller");

    @ArchTest
    static final ArchRule onlyAdaptersUseClients = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "adapter..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.kohsuke.github..", "java.net.http..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(ProcessBuilder.class.getName())
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.URLConnection")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.Socket")
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class)
            .because("what the world answers reaches the domain through ports");
}
