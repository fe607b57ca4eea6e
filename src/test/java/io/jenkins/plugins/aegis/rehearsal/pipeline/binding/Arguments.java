package io.jenkins.plugins.aegis.rehearsal.pipeline.binding;

import groovy.lang.Closure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of a call, named after Jenkins' rules, and its block apart. */
public record Arguments(Map<String, Object> named, Optional<Closure<?>> block) {

    /**
     * Sorts what Groovy handed over.
     *
     * @throws BindingException if unnamed arguments cannot be named, or a block is missing or too much
     */
    public static Arguments of(StepShape shape, Object... given) {
        int count = given.length;
        Optional<Closure<?>> block = Optional.empty();
        if (count > 0 && given[count - 1] instanceof Closure<?> closure) {
            block = Optional.of(closure);
            count--;
        }
        if (block.isPresent() != shape.takesBlock()) {
            throw new BindingException(shape.name() + (shape.takesBlock() ? " needs a block" : " takes no block"));
        }
        return new Arguments(named(shape, List.of(given).subList(0, count)), block);
    }

    private static Map<String, Object> named(StepShape shape, List<Object> given) {
        if (given.isEmpty()) {
            return Map.of();
        }
        if (given.get(0) instanceof Map<?, ?> map) {
            if (given.size() > 1) {
                throw new BindingException(
                        shape.name() + ": named and unnamed arguments cannot be mixed; it takes " + shape.allowed());
            }
            Map<String, Object> named = new LinkedHashMap<>();
            map.forEach((name, value) -> named.put(String.valueOf(name), value));
            return named;
        }
        StepParameter sole = shape.soleRequired()
                .filter(p -> given.size() == 1)
                .orElseThrow(() -> new BindingException("Arguments to %s must be explicitly named; it takes %s"
                        .formatted(shape.name(), shape.allowed())));
        Map<String, Object> named = new LinkedHashMap<>();
        named.put(sole.name(), given.get(0));
        return named;
    }
}
