package io.jenkins.plugins.aegis.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: step → wiring → {operation, adapter} → plan → port → {descriptor, audit, rule} → model. */
@AnalyzeClasses(packages = "io.jenkins.plugins.aegis", importOptions = DoNotIncludeTests.class)
class LayersTest {
    private static final String ROOT = "io.jenkins.plugins.aegis.";

    /** The arrows of section 5 of the design; a layer that has no class yet is named already. */
    @ArchTest
    static final ArchRule arrowsPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .optionalLayer("step")
            .definedBy(ROOT + "step..")
            .optionalLayer("run")
            .definedBy(ROOT + "run..")
            .optionalLayer("wiring")
            .definedBy(ROOT + "wiring..")
            .optionalLayer("config")
            .definedBy(ROOT + "config..")
            .layer("operation")
            .definedBy(ROOT + "operation..")
            .layer("adapter")
            .definedBy(ROOT + "adapter..")
            .layer("plan")
            .definedBy(ROOT + "plan..")
            .layer("port")
            .definedBy(ROOT + "port..")
            .layer("audit")
            .definedBy(ROOT + "audit..")
            .layer("descriptor")
            .definedBy(ROOT + "descriptor..")
            .layer("rule")
            .definedBy(ROOT + "rule..")
            .layer("model")
            .definedBy(ROOT + "model..")
            .whereLayer("step")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("step", "wiring")
            .whereLayer("wiring")
            .mayOnlyBeAccessedByLayers("step", "run")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("step", "run", "wiring")
            .whereLayer("operation")
            .mayOnlyBeAccessedByLayers("step", "run", "wiring")
            .whereLayer("adapter")
            .mayOnlyBeAccessedByLayers("wiring")
            .whereLayer("plan")
            .mayOnlyBeAccessedByLayers("step", "run", "wiring", "operation")
            .whereLayer("port")
            .mayOnlyBeAccessedByLayers("step", "run", "wiring", "config", "operation", "adapter", "plan")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("step", "run", "wiring", "operation", "adapter", "plan", "port")
            .whereLayer("descriptor")
            .mayOnlyBeAccessedByLayers("step", "run", "wiring", "operation", "adapter", "plan", "port")
            .whereLayer("rule")
            .mayOnlyBeAccessedByLayers("step", "run", "wiring", "operation", "plan", "port");

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
