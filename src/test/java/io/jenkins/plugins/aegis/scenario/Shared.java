package io.jenkins.plugins.aegis.scenario;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every scenario that asks for one the same {@link Beginnings} or {@link AuditedRelease}; they end with the last. */
final class Shared implements ParameterResolver {
    private static final Map<Class<?>, Supplier<AutoCloseable>> WORLDS =
            Map.of(Beginnings.class, Beginnings::make, AuditedRelease.class, AuditedRelease::make);
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Shared.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return WORLDS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(parameter.getParameter().getType(), type -> WORLDS.get(type)
                        .get());
    }
}
