package io.jenkins.plugins.aegis.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.config.KeylessSettings;
import io.jenkins.plugins.aegis.config.OverlaySettings;
import io.jenkins.plugins.aegis.config.SiteSettings;
import io.jenkins.plugins.aegis.testing.StepForm;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see in the forms, found as Jenkins finds it: by class, then by its superclasses. */
class HelpTest {
    static List<Class<?>> steps() {
        return StepForm.steps();
    }

    @Test
    void findsSteps() {
        assertThat(steps()).contains(PreflightStep.class, TagStep.class, AuditHistoryStep.class);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyStepSaysWhatItDoesAndRefuses(Class<?> step) {
        assertThat(text(step, "help.html")).contains("<p>");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyFieldOfAFormIsAParameterOfItsStepWithHelp(Class<?> step) {
        List<String> parameters = parameters(step);
        for (String field : fields(step, "config.jelly")) {
            assertThat(parameters).contains(field);
            assertThat(text(step, "help-" + field + ".html")).as(field).contains("<p>");
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyFormAsksForWhatTheConstructorNeeds(Class<?> step) {
        assertThat(fields(step, "config.jelly"))
                .containsAll(new StepForm(step)
                        .required().stream().map(Parameter::getName).toList());
    }

    @ParameterizedTest
    @ValueSource(classes = {SiteSettings.class, OverlaySettings.class, KeylessSettings.class})
    void theConfigurationAsksForEachOfItsSettingsWithHelp(Class<?> settings) {
        Set<String> fields = Set.copyOf(fields(settings, "config.jelly"));

        assertThat(fields).containsExactlyInAnyOrderElementsOf(parameters(settings));
        for (String field : fields) {
            assertThat(text(settings, "help-" + field + ".html")).as(field).contains("<p>");
        }
    }

    private static List<String> parameters(Class<?> step) {
        return new StepForm(step).parameters();
    }

    private static List<String> fields(Class<?> type, String view) {
        return new StepForm(type).fields(view);
    }

    private static String text(Class<?> type, String name) {
        return new StepForm(type).text(name);
    }
}
