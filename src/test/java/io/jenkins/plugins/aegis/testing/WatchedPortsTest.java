package io.jenkins.plugins.aegis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchedPortsTest {
    /** They make objects in the build's own cache, or files on the agent. */
    private static final Set<String> LOCAL = Set.of("commitPaths", "commitFiles", "checkOut");

    @Test
    void tellsOfEveryMethodThatCanFailToChangeSomething() {
        WatchedPorts.EFFECTS.forEach((port, effects) -> {
            List<String> writes = Arrays.stream(port.getMethods())
                    .filter(method -> List.of(method.getExceptionTypes()).contains(PortUnavailable.class))
                    .map(Method::getName)
                    .filter(name -> !LOCAL.contains(name))
                    .toList();
            assertThat(effects).as(port.getSimpleName()).containsAll(writes);
        });
    }
}
