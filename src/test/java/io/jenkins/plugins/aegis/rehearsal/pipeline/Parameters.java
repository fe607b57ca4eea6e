package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.util.Secret;
import io.jenkins.plugins.aegis.rehearsal.pipeline.ParameterDefinition.Kind;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.BindingException;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.DescribableCall;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.CallModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns {@code parameters} sections into definitions, and given values into accepted ones. */
final class Parameters {
    /** The types of parameters, as they are called. */
    static final Set<String> TYPES = Set.of("string", "text", "booleanParam", "choice", "password");

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
        try {
            return definition(new DescribableCall(call.name(), arguments));
        } catch (BindingException misfit) {
            throw new BindingException("Jenkinsfile:" + call.line() + ": " + misfit.getMessage(), misfit);
        }
    }

    /** @throws BindingException if it has no name, or a choice no choices */
    static ParameterDefinition definition(DescribableCall call) {
        Map<String, Object> arguments = call.arguments();
        String name = String.valueOf(arguments.getOrDefault("name", ""));
        if (name.isBlank()) {
            throw new BindingException("parameter of type \"" + call.symbol() + "\" has no name");
        }
        Kind kind = kind(call.symbol());
        List<String> choices = kind == Kind.CHOICE ? choices(arguments.get("choices")) : List.of();
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
            default -> throw new BindingException("\"" + type + "\" is no type of parameter");
        };
    }

    private static List<String> choices(Object given) {
        List<String> choices = given instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : String.valueOf(given == null ? "" : given).lines().toList();
        if (choices.isEmpty()) {
            throw new BindingException("a choice needs choices");
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
