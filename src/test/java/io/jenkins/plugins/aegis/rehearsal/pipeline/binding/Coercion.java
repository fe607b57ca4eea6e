package io.jenkins.plugins.aegis.rehearsal.pipeline.binding;

import groovy.lang.GString;
import hudson.model.Result;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.runtime.typehandling.NumberMath;

/** Turns a value of the Jenkinsfile into the type that a parameter wants, after structs' DescribableModel. */
final class Coercion {
    private final Describables describables;

    Coercion(Describables describables) {
        this.describables = describables;
    }

    /** @throws BindingException naming {@code where}, the wanted and the given type */
    Object coerce(String where, Type type, Object given) {
        Object value = given instanceof GString text ? text.toString() : given;
        Class<?> wanted = Types.boxed(Types.erasure(type));
        if (value instanceof List<?> list && Collection.class.isAssignableFrom(wanted)) {
            return collection(where, type, wanted, list);
        }
        if (value == null || wanted.isInstance(value)) {
            return value;
        }
        if (value instanceof List<?> list && wanted.isArray()) {
            List<Object> elements = elements(where, wanted.getComponentType(), list);
            Object array = Array.newInstance(wanted.getComponentType(), elements.size());
            for (int i = 0; i < elements.size(); i++) {
                Array.set(array, i, elements.get(i));
            }
            return array;
        }
        if (value instanceof DescribableCall call) {
            return describables.instantiate(where, wanted, call);
        }
        if (value instanceof Map<?, ?> map) {
            return describables.instantiate(where, wanted, map);
        }
        return scalar(where, wanted, value);
    }

    private Object collection(String where, Type type, Class<?> wanted, List<?> list) {
        Type element = type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[0]
                : Object.class;
        List<Object> elements = elements(where, element, list);
        return Set.class.isAssignableFrom(wanted) ? new HashSet<>(elements) : elements;
    }

    private List<Object> elements(String where, Type type, List<?> list) {
        List<Object> elements = new ArrayList<>();
        for (Object element : list) {
            elements.add(coerce(where, type, element));
        }
        return elements;
    }

    private static Object scalar(String where, Class<?> wanted, Object value) {
        if (value instanceof Number number && Number.class.isAssignableFrom(wanted)) {
            return number(where, wanted, number);
        }
        if (value instanceof String text) {
            return fromText(where, wanted, text);
        }
        throw mismatch(where, wanted, value);
    }

    /** Groovy lets a wider type take a narrower number, and never the other way round. */
    private static Object number(String where, Class<?> wanted, Number number) {
        boolean whole = !NumberMath.isFloatingPoint(number) && !NumberMath.isBigDecimal(number);
        if (wanted == Long.class && whole) {
            return number.longValue();
        }
        if (wanted == Double.class) {
            return number.doubleValue();
        }
        if (wanted == Float.class && !(number instanceof Double)) {
            return number.floatValue();
        }
        throw mismatch(where, wanted, number);
    }

    private static Object fromText(String where, Class<?> wanted, String text) {
        try {
            if (wanted.isEnum()) {
                return constant(wanted, text);
            } else if (wanted == Boolean.class) {
                return Boolean.valueOf(text);
            } else if (wanted == Integer.class) {
                return Integer.valueOf(text);
            } else if (wanted == Long.class) {
                return Long.valueOf(text);
            } else if (wanted == Double.class) {
                return Double.valueOf(text);
            } else if (wanted == Result.class) {
                return Result.fromString(text);
            }
        } catch (IllegalArgumentException unreadable) {
            throw new BindingException(
                    "%s expects %s but received \"%s\"%s".formatted(where, Types.name(wanted), text, constants(wanted)),
                    unreadable);
        }
        throw mismatch(where, wanted, text);
    }

    private static Object constant(Class<?> wanted, String text) {
        for (Object constant : wanted.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(text);
    }

    private static String constants(Class<?> wanted) {
        return wanted.isEnum() ? "; it is one of " + List.of(wanted.getEnumConstants()) : "";
    }

    private static BindingException mismatch(String where, Class<?> wanted, Object value) {
        return new BindingException("%s expects %s but received %s of type %s"
                .formatted(
                        where,
                        Types.name(wanted),
                        value instanceof CharSequence ? "\"" + value + "\"" : value,
                        Types.name(value.getClass())));
    }
}
