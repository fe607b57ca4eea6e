package io.jenkins.plugins.aegis.controller;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One declared type held against the real one; types are compared by name, because two class loaders know them. */
final class Declaration {
    private final Class<?> declared;
    private final Class<?> real;
    private final List<String> differences = new ArrayList<>();

    private Declaration(Class<?> declared, Class<?> real) {
        this.declared = declared;
        this.real = real;
    }

    /** What the declaration says and the real type does not; empty if it may stand. */
    static List<String> differences(Class<?> declared, Class<?> real) {
        Declaration comparison = new Declaration(declared, real);
        comparison.type();
        comparison.constructors();
        comparison.methods();
        comparison.fields();
        return comparison.differences;
    }

    private void type() {
        compare("kind of type", kind(declared), kind(real));
        Set<String> supertypes = names(supertypes(real));
        supertypes(declared)
                .map(Class::getName)
                .filter(name -> !supertypes.contains(name))
                .forEach(name -> differences.add("is declared to be a " + name));
        compare("type parameters", declared.getTypeParameters().length, real.getTypeParameters().length);
        if (declared.isAnnotation()) {
            compare("meta-annotations", annotations(declared), annotations(real));
        }
    }

    private void constructors() {
        visible(declared.getDeclaredConstructors()).forEach(constructor -> {
            // Whoever compiles the declarations gets a default constructor; only one that is written counts.
            Constructor<?> match = Arrays.stream(real.getDeclaredConstructors())
                    .filter(each -> parameters(each).equals(parameters(constructor)))
                    .findFirst()
                    .orElse(null);
            if (match == null) {
                differences.add("has no constructor " + parameters(constructor));
            } else {
                access(constructor, match);
                exceptions(constructor, match);
            }
        });
    }

    private void methods() {
        visible(declared.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .forEach(method -> {
                    Method match = allMethods(real)
                            .filter(each -> descriptor(each).equals(descriptor(method)))
                            .findFirst()
                            .orElse(null);
                    if (match == null) {
                        differences.add("has no method " + descriptor(method));
                    } else {
                        access(method, match);
                        compare("static " + descriptor(method), isStatic(method), isStatic(match));
                        exceptions(method, match);
                    }
                });
    }

    private void fields() {
        visible(declared.getDeclaredFields())
                .filter(field -> !field.isSynthetic())
                .forEach(field -> {
                    Field match = allFields(real)
                            .filter(each -> each.getName().equals(field.getName()))
                            .findFirst()
                            .orElse(null);
                    if (match == null) {
                        differences.add("has no field " + field.getName());
                    } else {
                        access(field, match);
                        compare("static " + field.getName(), isStatic(field), isStatic(match));
                        compare(
                                "type of " + field.getName(),
                                field.getType().getName(),
                                match.getType().getName());
                    }
                });
    }

    private void access(Member own, Member match) {
        boolean enough = Modifier.isPublic(match.getModifiers())
                || Modifier.isProtected(match.getModifiers()) && !Modifier.isPublic(own.getModifiers());
        if (!enough) {
            differences.add(own.getName() + " is declared " + Modifier.toString(own.getModifiers()) + ", and is "
                    + Modifier.toString(match.getModifiers()));
        }
        if (Modifier.isFinal(match.getModifiers())
                && own instanceof Method
                && !Modifier.isFinal(own.getModifiers())
                && !Modifier.isStatic(own.getModifiers())) {
            differences.add(own.getName() + " is final");
        }
        if (own instanceof Method
                && Modifier.isAbstract(own.getModifiers()) != Modifier.isAbstract(match.getModifiers())) {
            differences.add(
                    own.getName() + (Modifier.isAbstract(match.getModifiers()) ? " is abstract" : " is not abstract"));
        }
    }

    private void exceptions(Executable own, Executable match) {
        compare("checked exceptions of " + own.getName(), checked(own), checked(match));
    }

    private static Set<String> checked(Executable executable) {
        return names(Arrays.stream(executable.getExceptionTypes())
                .filter(type -> !RuntimeException.class.isAssignableFrom(type) && !Error.class.isAssignableFrom(type)));
    }

    private void compare(String what, Object own, Object match) {
        if (!own.equals(match)) {
            differences.add(what + ": declared " + own + ", really " + match);
        }
    }

    private static String kind(Class<?> type) {
        int modifiers = type.getModifiers();
        String kind = type.isAnnotation()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : "class";
        return kind
                + (Modifier.isAbstract(modifiers) && kind.equals("class") ? " abstract" : "")
                + (Modifier.isFinal(modifiers) && kind.equals("class") ? " final" : "")
                + (Modifier.isPublic(modifiers) ? " public" : "")
                + (type.isMemberClass() && Modifier.isStatic(modifiers) ? " static" : "");
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        Stream<Class<?>> own = parent == null
                ? Arrays.stream(type.getInterfaces())
                : Stream.concat(Stream.of(parent), Arrays.stream(type.getInterfaces()));
        return own.flatMap(each -> Stream.concat(Stream.of(each), supertypes(each)));
    }

    private static Stream<Method> allMethods(Class<?> type) {
        return Stream.concat(Stream.of(type), supertypes(type))
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()));
    }

    private static Stream<Field> allFields(Class<?> type) {
        return Stream.concat(Stream.of(type), supertypes(type))
                .flatMap(each -> Arrays.stream(each.getDeclaredFields()));
    }

    private static <M extends Member> Stream<M> visible(M[] members) {
        return Arrays.stream(members)
                .filter(each -> Modifier.isPublic(each.getModifiers()) || Modifier.isProtected(each.getModifiers()));
    }

    private static boolean isStatic(Member member) {
        return Modifier.isStatic(member.getModifiers());
    }

    private static String descriptor(Method method) {
        return method.getReturnType().getTypeName() + " " + method.getName() + parameters(method);
    }

    private static String parameters(Executable executable) {
        return Arrays.stream(executable.getParameterTypes())
                .map(Class::getTypeName)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static Set<String> names(Stream<? extends Class<?>> types) {
        return types.map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Stapler's own annotations tell its dispatcher how to call; nobody compiles against them. */
    private static Set<String> annotations(Class<?> type) {
        return Arrays.stream(type.getAnnotations())
                .filter(each -> !each.annotationType().getName().startsWith("org.kohsuke.stapler."))
                .map(Annotation::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
