package io.jenkins.plugins.aegis.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Planners decide from facts alone: the same facts give the same plan, today and in a test. */
@AnalyzeClasses(packages = "io.jenkins.plugins.aegis", importOptions = DoNotIncludeTests.class)
class PurityTest {
    private static final String ROOT = "io.jenkins.plugins.aegis.";

    /** Methods that read the time, the environment or chance. */
    private static final DescribedPredicate<JavaAccess<?>> IMPURE =
            describe("reads clock, environment or chance", access -> {
                String owner = access.getTargetOwner().getName();
                String name = access.getName();
                boolean now =
                        owner.startsWith("java.time.") && name.equals("now") || owner.equals(Clock.class.getName());
                boolean system = owner.equals(System.class.getName())
                        && Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "getProperties")
                                .contains(name);
                boolean chance = owner.equals(Math.class.getName()) && name.equals("random")
                        || owner.equals(UUID.class.getName()) && name.equals("randomUUID");
                return now || system || chance;
            });

    private static final DescribedPredicate<JavaClass> PLANNERS = describe(
            "planners and values",
            type -> type.getSimpleName().endsWith("Planner")
                    || Set.of("model", "rule", "plan").stream()
                            .anyMatch(each -> type.getPackageName().startsWith(ROOT + each)));

    @ArchTest
    static final ArchRule plannersReadNoClockEnvironmentOrChance =
            noClasses().that(PLANNERS).should().accessTargetWhere(IMPURE);

    @ArchTest
    static final ArchRule plannersHoldNoClockOrRandom = noClasses()
            .that(PLANNERS)
            .should()
            .dependOnClassesThat(assignableTo(InstantSource.class)
                    .or(assignableTo(Random.class))
                    .or(assignableTo(SecureRandom.class)));

    @ArchTest
    static final ArchRule plannersDoNoInputOrOutput = noClasses()
            .that(PLANNERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net.http..", "java.util.concurrent..")
            .orShould()
            .dependOnClassesThat(assignableTo(Thread.class));

    @ArchTest
    static final ArchRule plannersAskNoPort = noClasses()
            .that()
            .haveSimpleNameEndingWith("Planner")
            .should()
            .callMethodWhere(describe(
                    "a port answers",
                    call -> call.getTargetOwner().isInterface()
                            && !call.getTargetOwner().isNestedClass()
                            && resideInAPackage(ROOT + "port..").test(call.getTargetOwner())));

    @ArchTest
    static final ArchRule timeComesFromAClockThatIsHandedIn = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "operation..", ROOT + "audit..", ROOT + "descriptor..", ROOT + "port..")
            .should()
            .accessTargetWhere(IMPURE);

    @ArchTest
    static final ArchRule operationsWriteToNoLogger = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "operation..", ROOT + "plan..", ROOT + "rule..", ROOT + "model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..")
            .because("what a release does is told to the console and the audit log");

    @ArchTest
    static final ArchRule nobodyAsksForADryRun = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(ROOT + "operation..", ROOT + "adapter..", ROOT + "plan..")
            .should()
            .haveNameMatching("(?i).*dry_?run.*")
            .because("a dry run prints the same plan and stops before the effects");

    @ArchTest
    static final ArchRule nobodyPrints = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class);
}
