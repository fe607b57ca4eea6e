package io.jenkins.plugins.aegis.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.jenkins.plugins.aegis.config.OverlaySettings;
import io.jenkins.plugins.aegis.config.SiteSettings;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What people see in the forms, found as Jenkins finds it: by class, then by its superclasses. */
class HelpTest {
    static List<Class<?>> steps() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.jenkins.plugins.aegis.step")
                        .stream()
                        .filter(type -> type.isAssignableTo(Step.class))
                        .map(JavaClass::reflect)
                        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                        .<Class<?>>map(type -> type)
                        .toList();
    }

    @Test
    void findsSteps() {
        assertThat(steps()).contains(PreflightStep.class, TagStep.class, AuditHistoryStep.class);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyStepSaysWhatItDoesAndRefuses(Class<?> step) throws IOException {
        assertThat(text(step, "help.html")).contains("<p>");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyFieldOfAFormIsAParameterOfItsStepWithHelp(Class<?> step) throws IOException {
        List<String> parameters = parameters(step);
        for (String field : fields(step, "config.jelly")) {
            assertThat(parameters).contains(field);
            assertThat(text(step, "help-" + field + ".html")).as(field).contains("<p>");
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyFormAsksForWhatTheConstructorNeeds(Class<?> step) throws IOException {
        assertThat(fields(step, "config.jelly")).containsAll(constructorParameters(step));
    }

    @ParameterizedTest
    @ValueSource(classes = {SiteSettings.class, OverlaySettings.class})
    void theConfigurationAsksForEachOfItsSettingsWithHelp(Class<?> settings) throws IOException {
        Set<String> fields = Set.copyOf(fields(settings, "config.jelly"));

        assertThat(fields).containsExactlyInAnyOrderElementsOf(parameters(settings));
        for (String field : fields) {
            assertThat(text(settings, "help-" + field + ".html")).as(field).contains("<p>");
        }
    }

    private static List<String> parameters(Class<?> step) {
        return Stream.concat(constructorParameters(step).stream(), setters(step).stream())
                .toList();
    }

    private static List<String> constructorParameters(Class<?> step) {
        return Arrays.stream(step.getConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(DataBoundConstructor.class))
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .map(Parameter::getName)
                .toList();
    }

    private static List<String> setters(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(Method::getName)
                .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
                .toList();
    }

    /** Fields of the view and of the views that it includes. */
    private static List<String> fields(Class<?> type, String view) throws IOException {
        String jelly = text(type, view);
        Stream<String> own = matches(jelly, "field=\"(\\w+)\"");
        Stream<String> included = Stream.empty();
        for (String include : matches(jelly, "<st:include page=\"([^\"]+)\"").toList()) {
            Class<?> from = include.equals(view) ? type.getSuperclass() : type;
            included = Stream.concat(included, fields(from, include).stream());
        }
        return Stream.concat(own, included).toList();
    }

    private static Stream<String> matches(String text, String pattern) {
        return java.util.regex.Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1));
    }

    private static String text(Class<?> type, String name) throws IOException {
        for (Class<?> from = type; from != null; from = from.getSuperclass()) {
            try (InputStream in = from.getResourceAsStream("/" + from.getName().replace('.', '/') + "/" + name)) {
                if (in != null) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        return "";
    }
}
