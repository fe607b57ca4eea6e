package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.model.Observed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a build makes of the answers of its adapters.
 *
 * @param unknownIsAbsent a build that is broken: what is not known is taken for what is not there
 * @param secretInArguments a build that is broken: it hands a program its token as an argument
 * @param asked methods of ports that were called, {@code Port.method}
 */
record Tampering(boolean unknownIsAbsent, boolean secretInArguments, Set<String> asked) {
    /** The product as it is. */
    static Tampering none() {
        return new Tampering(false, false, ConcurrentHashMap.newKeySet());
    }

    static Tampering unknownAsAbsent() {
        return new Tampering(true, false, ConcurrentHashMap.newKeySet());
    }

    static Tampering showingSecrets() {
        return new Tampering(false, true, ConcurrentHashMap.newKeySet());
    }

    <T> T of(Class<T> port, T adapter) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> {
                    asked.add(port.getSimpleName() + "." + method.getName());
                    try {
                        Object answer = method.invoke(adapter, given);
                        return unknownIsAbsent && answer instanceof Observed<?> fact && fact.isUnknown()
                                ? Observed.absent(fact.source())
                                : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
