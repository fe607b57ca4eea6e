package io.jenkins.plugins.aegis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.verb.POST;

/** What all questions of the forms have in common; who may ask them is tested on a controller. */
class FormEndpointsTest {
    static Stream<Method> endpoints() {
        return Stream.of(
                        SiteSettingsForm.class,
                        OverlaySettings.DescriptorImpl.class,
                        KeylessSettings.DescriptorImpl.class)
                .flatMap(form -> Arrays.stream(form.getDeclaredMethods()))
                .filter(method -> method.getName().matches("do[A-Z].*"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void answersToPostOnly(Method endpoint) {
        assertThat(endpoint.isAnnotationPresent(POST.class)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void knowsWhichFolderIsConfigured(Method endpoint) {
        assertThat(List.of(endpoint.getParameters()))
                .anyMatch(parameter -> parameter.isAnnotationPresent(AncestorInPath.class));
    }
}
