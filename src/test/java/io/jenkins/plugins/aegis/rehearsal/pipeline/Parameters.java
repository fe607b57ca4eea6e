package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.util.Secret;
import io.jenkins.plugins.aegis.rehearsal.pipeline.ParameterDefinition.Kind;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.BindingException;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.CallModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns {@code parameters} sections into definitions, and given values into accepted ones. */
final class Parameters {
    private final PipelineRuntime runtime;

    Parameters(PipelineRuntime runtime) {
        this.runtime = runtime;
    }

    List<ParameterDefinition> definitions(List<CallModel> calls) throws Exception {
        List<ParameterDefinition> definitions = new ArrayList<>();
        for (CallModel call : calls) {
            definitions.add(definition(call, runtime.arguments(call.arguments())));
        }
        return definitions;
    }

    private ParameterDefinition definition(CallModel call, Map<String, Object> arguments) {
        String name = String.valueOf(arguments.getOrDefault("name", ""));
        if (name.isBlank()) {
            throw new BindingException(
                    "Jenkinsfile:%d: parameter of type \"%s\" has no name".formatted(call.line(), call.name()));
        }
        Kind kind = kind(call.name());
        List<String> choices = kind == Kind.CHOICE ? choices(call, arguments.get("choices")) : List.of();
        boolean trim = Boolean.TRUE.equals(arguments.get("trim"));
        ParameterDefinition bare = new ParameterDefinition(kind, name, "", choices, trim);
        Object given = arguments.get("defaultValue");
        Object value =
                switch (kind) {
                    case CHOICE -> choices.get(0);
                    case BOOLEAN -> given == null ? Boolean.FALSE : bare.accept(given);
                    default -> bare.accept(given == null ? "" : given);
                };
        return new ParameterDefinition(kind, name, value, choices, trim);
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "string" -> Kind.STRING;
            case "text" -> Kind.TEXT;
            case "booleanParam" -> Kind.BOOLEAN;
            case "choice" -> Kind.CHOICE;
            case "password" -> Kind.PASSWORD;
            default -> throw new IllegalArgumentException("Not a parameter type: " + type);
        };
    }

    private static List<String> choices(CallModel call, Object given) {
        List<String> choices = given instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : String.valueOf(given == null ? "" : given).lines().toList();
        if (choices.isEmpty()) {
            throw new BindingException("Jenkinsfile:%d: a choice needs choices".formatted(call.line()));
        }
        return choices;
    }

    /** @return accepted values and the defaults of the others, in the order of definition; misfits are added up */
    static Map<String, Object> accept(
            List<ParameterDefinition> definitions, Map<String, Object> given, List<String> misfits) {
        Map<String, Object> accepted = new LinkedHashMap<>();
        for (ParameterDefinition definition : definitions) {
            try {
                accepted.put(
                        definition.name(),
                        given.containsKey(definition.name())
                                ? definition.accept(given.get(definition.name()))
                                : definition.defaultValue());
            } catch (BindingException misfit) {
                misfits.add(misfit.getMessage());
            }
        }
        List<String> names = definitions.stream().map(ParameterDefinition::name).toList();
        given.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(name ->
                        misfits.add("Parameter \"%s\" is not declared; declared are %s".formatted(name, names)));
        return accepted;
    }

    /** A parameter's value as an environment variable has it. */
    static String text(Object value) {
        return value instanceof Secret secret ? Secret.toString(secret) : String.valueOf(value);
    }
}
