package io.jenkins.plugins.aegis.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A step or a setting as people meet it: its parameters, and its texts, found by class and then by its superclasses. */
public record StepForm(Class<?> type) {
    private static final Pattern FIELD_OR_VIEW = Pattern.compile("field=\"(\\w+)\"|<st:include page=\"([^\"]+)\"");

    /** Every step of the plugin. */
    public static List<Class<?>> steps() {
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

    /** Names of all parameters; those that have to be given come first. */
    public List<String> parameters() {
        return Stream.concat(
                        required().stream().map(Parameter::getName), setters().map(StepForm::property))
                .toList();
    }

    /** What the constructor takes. */
    public List<Parameter> required() {
        return Arrays.stream(type.getConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(DataBoundConstructor.class))
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .toList();
    }

    /** What may be left out. */
    public Stream<Method> setters() {
        return Arrays.stream(type.getMethods()).filter(method -> method.isAnnotationPresent(DataBoundSetter.class));
    }

    /** The parameter that a setter sets. */
    public static String property(Method setter) {
        return Character.toLowerCase(setter.getName().charAt(3))
                + setter.getName().substring(4);
    }

    /** The fields of a view, and of the views that it includes, in their order. */
    public List<String> fields(String view) {
        return FIELD_OR_VIEW
                .matcher(text(view))
                .results()
                .flatMap(found -> found.group(1) != null ? Stream.of(found.group(1)) : included(view, found.group(2)))
                .toList();
    }

    /** A view that includes its own name means the one of the superclass. */
    private Stream<String> included(String view, String include) {
        StepForm from = include.equals(view) ? new StepForm(type.getSuperclass()) : this;
        return from.fields(include).stream();
    }

    /** A resource beside the class or a superclass of it; empty if there is none. */
    public String text(String name) {
        for (Class<?> from = type; from != null; from = from.getSuperclass()) {
            try (InputStream in = from.getResourceAsStream("/" + from.getName().replace('.', '/') + "/" + name)) {
                if (in != null) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return "";
    }
}
