package io.jenkins.plugins.aegis.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names and places that section 8 of the design asks for. */
@AnalyzeClasses(packages = "io.jenkins.plugins.aegis", importOptions = DoNotIncludeTests.class)
class NamingTest {
    private static final String ROOT = "io.jenkins.plugins.aegis.";

    @ArchTest
    static final ArchRule namesSayWhatATypeIs = noClasses()
            .that()
            // Jenkins' own name for the descriptor that is nested in what it describes.
            .doNotHaveSimpleName("DescriptorImpl")
            .should()
            .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Common\\w*|Misc)$")
            .orShould()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..misc..");

    /** Jenkins owns these words. */
    @ArchTest
    static final ArchRule jenkinsWordsStayWithJenkins = noClasses()
            .that()
            .areTopLevelClasses()
            .should()
            .haveNameMatching(".*\\.(Action|Run|Result|Item|Job|Node)$");

    @ArchTest
    static final ArchRule plannersLiveWithTheirOperation =
            classes().that().haveSimpleNameEndingWith("Planner").should().resideInAPackage(ROOT + "operation..");

    @ArchTest
    static final ArchRule stepsLiveInStep = classes()
            .that()
            .areAssignableTo("org.jenkinsci.plugins.workflow.steps.Step")
            .should()
            .resideInAPackage(ROOT + "step..")
            // Until the first step is there.
            .allowEmptyShould(true);

    @Test
    void everyPackageSaysWhatBelongsInIt() throws IOException {
        try (Stream<Path> directories = Files.walk(Path.of("src/main/java")).filter(Files::isDirectory)) {
            List<Path> silent = directories
                    .filter(NamingTest::holdsTypes)
                    .filter(directory -> !Files.isRegularFile(directory.resolve("package-info.java")))
                    .toList();
            assertThat(silent).isEmpty();
        }
    }

    private static boolean holdsTypes(Path directory) {
        String[] names = directory.toFile().list((parent, name) -> name.endsWith(".java"));
        return names != null && names.length > 0;
    }
}
