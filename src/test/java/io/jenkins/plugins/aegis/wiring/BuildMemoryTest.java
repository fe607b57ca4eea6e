package io.jenkins.plugins.aegis.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.aegis.adapter.git.GitMemory;
import io.jenkins.plugins.aegis.wiring.BuildMemory.Place;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BuildMemoryTest {
    private final Object build = new Object();
    private final Place place = place("agent-1");
    private final GitMemory memory = BuildMemory.of(build, place);

    /** A connection is nothing but itself. */
    private static VirtualChannel channel() {
        return (VirtualChannel) Proxy.newProxyInstance(
                VirtualChannel.class.getClassLoader(),
                new Class<?>[] {VirtualChannel.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "equals" -> proxy == given[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "a connection";
                });
    }

    private static Place place(String directory) {
        return new Place(channel(), directory, "https://git.example/released.git");
    }

    @Test
    void isSharedByTheStepsOfABuildInOnePlace() {
        assertThat(BuildMemory.of(build, place)).isSameAs(memory);
    }

    @Test
    @DisplayName("L35 what one agent said is not taken from another, nor from the same one after it was away")
    void isNotLentToAnotherAgent() {
        Place connectedAnew = new Place(channel(), place.directory(), place.remote());

        assertThat(BuildMemory.of(build, connectedAnew)).isNotSameAs(memory);
    }

    @Test
    void isNotLentToAnotherDirectoryOrRemote() {
        Place elsewhere = new Place(place.channel(), "agent-1@2", place.remote());
        Place another = new Place(place.channel(), place.directory(), "https://git.example/another.git");

        assertThat(BuildMemory.of(build, elsewhere)).isNotSameAs(memory);
        assertThat(BuildMemory.of(build, another)).isNotSameAs(memory);
    }

    @Test
    void isNotLentToAnotherBuild() {
        assertThat(BuildMemory.of(new Object(), place)).isNotSameAs(memory);
    }

    @Test
    @DisplayName("a build has one memory, whatever the number of places where its steps ran")
    void isThatOfTheLastPlaceOnly() {
        BuildMemory.of(build, place("agent-2"));

        assertThat(BuildMemory.of(build, place)).isNotSameAs(memory);
    }
}
