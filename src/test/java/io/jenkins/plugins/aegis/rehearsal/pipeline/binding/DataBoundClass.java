package io.jenkins.plugins.aegis.rehearsal.pipeline.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A class as Jenkins binds it: by its {@code @DataBoundConstructor} and its {@code @DataBoundSetter}s. */
final class DataBoundClass {
    private final Constructor<?> constructor;
    private final StepShape shape;
    private final Map<String, Setter> setters = new LinkedHashMap<>();

    DataBoundClass(String name, Class<?> type) {
        this.constructor = Arrays.stream(type.getConstructors())
                .filter(c -> c.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow(() -> new BindingException(
                        name + " cannot be bound: " + type.getName() + " has no public @DataBoundConstructor"));
        Map<String, StepParameter> parameters = new LinkedHashMap<>();
        for (Parameter parameter : constructor.getParameters()) {
            if (!parameter.isNamePresent()) {
                throw new BindingException(type.getName() + " was compiled without -parameters");
            }
            parameters.put(
                    parameter.getName(),
                    new StepParameter(parameter.getName(), parameter.getParameterizedType(), true));
        }
        addSetters(type);
        setters.forEach((key, setter) -> parameters.putIfAbsent(key, new StepParameter(key, setter.type(), false)));
        this.shape = new StepShape(name, List.copyOf(parameters.values()), false);
    }

    StepShape shape() {
        return shape;
    }

    /** @throws BindingException if an argument is unknown or does not fit, or the class refuses it */
    Object instantiate(Map<String, Object> arguments, Coercion coercion) {
        arguments.keySet().stream()
                .map(shape::refusalOf)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(refusal -> {
                    throw new BindingException(refusal);
                });
        Object[] values = Arrays.stream(constructor.getParameters())
                .map(p -> arguments.get(p.getName()) == null
                        ? Types.defaultOf(p.getType())
                        : coerced(p.getName(), arguments, coercion))
                .toArray();
        try {
            Object bound = constructor.newInstance(values);
            for (Map.Entry<String, Setter> setter : setters.entrySet()) {
                if (arguments.containsKey(setter.getKey())) {
                    setter.getValue().set(bound, coerced(setter.getKey(), arguments, coercion));
                }
            }
            return bound;
        } catch (InvocationTargetException refused) {
            throw new BindingException(shape.name() + ": " + refused.getCause().getMessage(), refused.getCause());
        } catch (ReflectiveOperationException unusable) {
            throw new BindingException(shape.name() + " cannot be bound: " + unusable, unusable);
        }
    }

    private Object coerced(String name, Map<String, Object> arguments, Coercion coercion) {
        return coercion.coerce(
                shape.name() + "." + name, shape.parameter(name).orElseThrow().type(), arguments.get(name));
    }

    private void addSetters(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.isAnnotationPresent(DataBoundSetter.class)) {
                    field.trySetAccessible();
                    setters.putIfAbsent(field.getName(), new Setter(field.getGenericType(), field::set));
                }
            }
            for (Method method : c.getDeclaredMethods()) {
                if (method.isAnnotationPresent(DataBoundSetter.class)) {
                    addSetter(method);
                }
            }
        }
    }

    private void addSetter(Method method) {
        boolean usable = Modifier.isPublic(method.getModifiers())
                && method.getName().startsWith("set")
                && method.getParameterCount() == 1;
        if (!usable) {
            throw new BindingException(method + " is a @DataBoundSetter, but no public setter of one value");
        }
        String property = method.getName().substring(3);
        setters.putIfAbsent(
                Character.toLowerCase(property.charAt(0)) + property.substring(1),
                new Setter(method.getGenericParameterTypes()[0], method::invoke));
    }

    private record Setter(Type type, Assignment assignment) {
        void set(Object bound, Object value) throws ReflectiveOperationException {
            assignment.assign(bound, value);
        }
    }

    private interface Assignment {
        void assign(Object bound, Object value) throws ReflectiveOperationException;
    }
}
