package io.jenkins.plugins.aegis.rehearsal.pipeline.binding;

import hudson.model.Descriptor;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Makes steps from arguments, by the constructors and setters of the step classes. */
public final class StepBinder {
    private final Map<String, StepDescriptor> descriptors = new TreeMap<>();
    private final Map<String, DataBoundClass> steps = new TreeMap<>();
    private final Describables describables;

    private StepBinder(Collection<Descriptor<?>> found) {
        Map<String, List<Class<?>>> symbols = new HashMap<>();
        for (Descriptor<?> descriptor : found) {
            if (descriptor instanceof StepDescriptor step) {
                add(step);
            } else if (descriptor.getClass().isAnnotationPresent(Symbol.class)) {
                for (String symbol :
                        descriptor.getClass().getAnnotation(Symbol.class).value()) {
                    symbols.computeIfAbsent(symbol, s -> new ArrayList<>()).add(descriptor.clazz);
                }
            }
        }
        this.describables = new Describables(symbols);
    }

    /** @throws BindingException if a step cannot be bound, takes a block, or has another's name */
    public static StepBinder of(Collection<Descriptor<?>> found) {
        return new StepBinder(found);
    }

    private void add(StepDescriptor descriptor) {
        String name = descriptor.getFunctionName();
        if (descriptor.takesImplicitBlockArgument()) {
            throw new BindingException("Step " + name + " takes a block, which is only offered to built-in steps here");
        }
        StepDescriptor other = descriptors.put(name, descriptor);
        if (other != null) {
            throw new BindingException("Step %s is defined by %s and by %s"
                    .formatted(
                            name,
                            other.getClass().getName(),
                            descriptor.getClass().getName()));
        }
        steps.put(name, new DataBoundClass(name, descriptor.clazz));
    }

    /** The names of the steps. */
    public Set<String> names() {
        return steps.keySet();
    }

    /** What can be written when that step is called. */
    public Optional<StepShape> shape(String name) {
        return Optional.ofNullable(steps.get(name)).map(DataBoundClass::shape);
    }

    /** That step's descriptor. */
    public Optional<StepDescriptor> descriptor(String name) {
        return Optional.ofNullable(descriptors.get(name));
    }

    /** Whether a describable has that symbol. */
    public boolean isSymbol(String name) {
        return describables.knows(name);
    }

    /** @throws BindingException if an argument is unknown or does not fit, or the step refuses it */
    public Step bind(String name, Map<String, Object> arguments) {
        return (Step) steps.get(name).instantiate(arguments, new Coercion(describables));
    }

    /** @throws BindingException naming {@code where}, if the value cannot become that type */
    public Object coerce(String where, Type type, Object value) {
        return new Coercion(describables).coerce(where, type, value);
    }
}
