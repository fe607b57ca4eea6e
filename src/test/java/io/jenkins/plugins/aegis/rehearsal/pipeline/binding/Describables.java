package io.jenkins.plugins.aegis.rehearsal.pipeline.binding;

import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The describables that can be nested in arguments, by symbol. */
final class Describables {
    private final Map<String, List<Class<?>>> bySymbol;

    Describables(Map<String, List<Class<?>>> bySymbol) {
        this.bySymbol = Map.copyOf(bySymbol);
    }

    boolean knows(String symbol) {
        return bySymbol.containsKey(symbol);
    }

    Object instantiate(String where, Class<?> wanted, DescribableCall call) {
        Class<?> type = bySymbol.getOrDefault(call.symbol(), List.of()).stream()
                .filter(wanted::isAssignableFrom)
                .findFirst()
                .orElseThrow(() -> new BindingException(
                        "%s expects %s, and no implementation of it has the symbol \"%s\"; symbols are %s"
                                .formatted(where, Types.name(wanted), call.symbol(), symbolsOf(wanted))));
        return new DataBoundClass(call.symbol(), type).instantiate(call.arguments(), new Coercion(this));
    }

    /** A map stands for the wanted class itself, unless {@code $class} names a subclass by its simple name. */
    Object instantiate(String where, Class<?> wanted, Map<?, ?> map) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        map.forEach((name, value) -> arguments.put(String.valueOf(name), value));
        Object named = arguments.remove("$class");
        Class<?> type = named == null
                ? wanted
                : bySymbol.values().stream()
                        .flatMap(List::stream)
                        .filter(c -> wanted.isAssignableFrom(c)
                                && (c.getSimpleName().equals(named.toString())
                                        || c.getName().equals(named.toString())))
                        .findFirst()
                        .orElseThrow(() -> new BindingException(
                                where + ": no known implementation of " + Types.name(wanted) + " is named " + named));
        if (Modifier.isAbstract(type.getModifiers()) || type.getName().startsWith("java.")) {
            throw new BindingException("%s expects %s but received a map".formatted(where, Types.name(wanted)));
        }
        return new DataBoundClass(where, type).instantiate(arguments, new Coercion(this));
    }

    private String symbolsOf(Class<?> wanted) {
        return bySymbol.entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(wanted::isAssignableFrom))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
