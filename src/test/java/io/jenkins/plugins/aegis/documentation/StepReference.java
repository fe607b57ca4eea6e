package io.jenkins.plugins.aegis.documentation;

import hudson.FilePath;
import io.jenkins.plugins.aegis.step.ReleaseStep;
import io.jenkins.plugins.aegis.step.StepArguments;
import io.jenkins.plugins.aegis.testing.StepForm;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** docs/steps.md: every step, from its help and its form. */
final class StepReference {
    private static final StepForm COMMON = new StepForm(ReleaseStep.class);

    private StepReference() {}

    private static String help(String parameter) {
        return "help-" + parameter + ".html";
    }

    static String text() {
        List<Entry> entries = entries();
        StringBuilder page = new StringBuilder(
                """
                # Steps

                Each step is one verb of a release. It observes, decides, and only then acts; running it again is safe. Jenkins shows
                the same texts in *Pipeline Syntax » Snippet Generator*. The steps stand here in the order of the
                [Jenkinsfile](../Jenkinsfile); [the runbook](runbook.md) tells what people do in between.

                | step | does | used in |
                |---|---|---|
                """);
        entries.forEach(entry -> page.append("| [%s](#%s) | %s | %s |\n"
                .formatted(
                        entry.name(),
                        Markdown.anchor(entry.name()),
                        entry.descriptor().getDisplayName(),
                        entry.uses())));
        entries.forEach(entry -> page.append(entry.section()));
        page.append(
                """

                ## Parameters that several steps have

                What a step is not given is the build's parameter of the same name in capitals: `VERSION`, `SOURCE_BRANCH`,
                `ACCEPT`, `RECOVERY_RELEASE`, `RECOVERY_ISSUE`, `RECOVERY_REASON`, `RECOVERY_CONFIRMATION`. An argument that is
                given wins, also an empty one. No other argument has such a parameter: how a step works is up to its pipeline.
                """);
        shared().forEach(parameter -> page.append("\n### ")
                .append(parameter)
                .append("\n\n")
                .append(Markdown.ofHelp(COMMON.text(help(parameter))))
                .append('\n'));
        return page.toString();
    }

    /** In the order of the pipelines; those that no pipeline uses come last. */
    private static List<Entry> entries() {
        Map<String, Entry> byName = new TreeMap<>();
        StepForm.steps().stream().map(Entry::of).forEach(entry -> byName.put(entry.name(), entry));
        List<Entry> ordered = new ArrayList<>();
        PipelineUse.all().stream()
                .map(use -> byName.remove(use.function()))
                .filter(Objects::nonNull)
                .forEach(ordered::add);
        ordered.addAll(byName.values());
        return ordered;
    }

    private static List<String> shared() {
        return Stream.of("config.jelly", "recovery.jelly")
                .flatMap(view -> COMMON.fields(view).stream())
                .toList();
    }

    private record Entry(StepForm form, StepDescriptor descriptor) {
        static Entry of(Class<?> step) {
            Class<?> descriptor = Arrays.stream(step.getDeclaredClasses())
                    .filter(StepDescriptor.class::isAssignableFrom)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(step + " has no descriptor"));
            try {
                return new Entry(new StepForm(step), (StepDescriptor)
                        descriptor.getConstructor().newInstance());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("no descriptor of " + step, e);
            }
        }

        String name() {
            return descriptor.getFunctionName();
        }

        String uses() {
            return PipelineUse.places(name());
        }

        String section() {
            String agent = descriptor.getRequiredContext().contains(FilePath.class)
                    ? "Needs an agent with a workspace."
                    : "Needs no agent, and holds no executor.";
            return "\n## %s\n\n**%s.** %s\n\n%s\n\n%s"
                    .formatted(
                            name(),
                            descriptor.getDisplayName(),
                            agent,
                            Markdown.ofHelp(form.text("help.html")),
                            table());
        }

        private String table() {
            StringBuilder rows = new StringBuilder("| parameter | is | default | |\n|---|---|---|---|\n");
            List<String> required =
                    form.required().stream().map(Parameter::getName).toList();
            for (String field : form.fields("config.jelly")) {
                rows.append("| `%s` | %s | %s | %s |\n"
                        .formatted(
                                field,
                                type(field),
                                required.contains(field) ? "required" : preset(field),
                                explained(field)));
            }
            return rows.toString();
        }

        private String explained(String field) {
            String text = form.text(help(field));
            if (text.equals(COMMON.text(help(field)))) {
                return "[see below](#%s)".formatted(Markdown.anchor(field));
            }
            return Markdown.ofHelp(text).replace("\n\n", " ").replace("|", "\\|");
        }

        private String type(String field) {
            Class<?> type = form.required().stream()
                    .filter(parameter -> parameter.getName().equals(field))
                    .<Class<?>>map(Parameter::getType)
                    .findFirst()
                    .orElseGet(() -> setter(field).getParameterTypes()[0]);
            return switch (type.getSimpleName()) {
                case "String" -> "text";
                case "boolean", "Boolean" -> "true or false";
                case "int" -> "number";
                default -> throw new IllegalStateException("what is a " + type + "? Name it in StepReference");
            };
        }

        private Method setter(String field) {
            return form.setters()
                    .filter(setter -> StepForm.property(setter).equals(field))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(name() + " has a field without setter: " + field));
        }

        /** What the getter answers for a step that was given nothing but what it needs. */
        private String preset(String field) {
            try {
                Object step = form.type()
                        .getConstructors()[0]
                        .newInstance(form.required().stream().map(each -> "").toArray());
                String property = Character.toUpperCase(field.charAt(0)) + field.substring(1);
                String getter = (setter(field).getParameterTypes()[0] == boolean.class ? "is" : "get") + property;
                Object value = form.type().getMethod(getter).invoke(step);
                if (value == null) {
                    return Markdown.code(StepArguments.parameter(field)) + " of the build";
                }
                return value.equals("") ? "" : Markdown.code(value.toString());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("no default of " + name() + "." + field, e);
            }
        }
    }

    /** Arguments that a pipeline gives to a step and its form does not know, as {@code step.argument in file}. */
    static List<String> undocumentedArguments() {
        Map<String, List<String>> fields = entries().stream()
                .collect(Collectors.toMap(Entry::name, entry -> entry.form().fields("config.jelly")));
        return PipelineUse.all().stream()
                .flatMap(use -> use.arguments().stream()
                        .filter(argument ->
                                !fields.getOrDefault(use.function(), List.of()).contains(argument))
                        .map(argument -> use.function() + "." + argument + " in " + use.pipeline()))
                .toList();
    }
}
