package io.jenkins.plugins.aegis.adapter.command;

import java.util.List;
import java.util.Map;

/**
 * What stands for {@code {name}}, {@code {version}} and so on in the arguments of a command.
 *
 * <p>Each argument stays one argument, whatever is put into it; what is put in is not looked at again.
 */
public final class Placeholders {
    private final Map<String, String> values;

    /** @param values name without braces to what stands for it */
    public Placeholders(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public List<String> in(List<String> arguments) {
        return arguments.stream().map(this::in).toList();
    }

    /** Braces around any other name stay as they are. */
    public String in(String text) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '{' ? text.indexOf('}', at) : -1;
            String value = end < 0 ? null : values.get(text.substring(at + 1, end));
            filled.append(value == null ? text.substring(at, at + 1) : value);
            at = value == null ? at + 1 : end + 1;
        }
        return filled.toString();
    }
}
