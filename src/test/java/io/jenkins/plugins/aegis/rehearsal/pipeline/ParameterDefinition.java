package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.util.Secret;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.BindingException;
import java.util.List;

/**
 * A parameter of the build or of an input.
 *
 * @param defaultValue a string, a boolean or a {@link Secret}
 * @param choices the only values of a choice; empty for other kinds
 */
public record ParameterDefinition(Kind kind, String name, Object defaultValue, List<String> choices, boolean trim) {
    public ParameterDefinition {
        choices = List.copyOf(choices);
    }

    /** What kinds of parameters there are. */
    public enum Kind {
        STRING,
        TEXT,
        BOOLEAN,
        CHOICE,
        PASSWORD
    }

    /** @throws BindingException naming the parameter, if the value is none of its values */
    public Object accept(Object given) {
        return switch (kind) {
            case STRING, TEXT -> {
                String text = text(given);
                yield trim ? text.trim() : text;
            }
            case PASSWORD -> given instanceof Secret ? given : Secret.fromString(text(given));
            case BOOLEAN -> bool(given);
            case CHOICE -> choice(text(given));
        };
    }

    private String text(Object given) {
        if (given instanceof CharSequence text) {
            return text.toString();
        }
        throw new BindingException("Parameter \"%s\" expects text but received %s of type %s"
                .formatted(
                        name, given, given == null ? "null" : given.getClass().getSimpleName()));
    }

    private boolean bool(Object given) {
        if (given instanceof Boolean value) {
            return value;
        } else if (given instanceof CharSequence text
                && List.of("true", "false").contains(text.toString())) {
            return Boolean.parseBoolean(text.toString());
        }
        throw new BindingException("Parameter \"%s\" expects true or false but received %s".formatted(name, given));
    }

    private String choice(String given) {
        if (!choices.contains(given)) {
            throw new BindingException(
                    "Illegal choice \"%s\" for parameter \"%s\"; choices are %s".formatted(given, name, choices));
        }
        return given;
    }
}
