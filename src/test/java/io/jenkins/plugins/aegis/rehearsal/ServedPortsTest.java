package io.jenkins.plugins.aegis.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedPortsTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("ports.properties");
    }

    @Test
    void remembersTheFreeOnesOfTheFirstTime() throws IOException {
        ServedPorts first = ServedPorts.choose(file(), 0, 0);

        assertThat(ServedPorts.choose(file(), 0, 0)).isEqualTo(first);
        assertThat(first.forge()).isNotEqualTo(first.registry()).isPositive();
    }

    @Test
    void remembersWhatWasAskedFor() throws IOException {
        ServedPorts wanted = ServedPorts.choose(directory.resolve("other"), 0, 0);
        ServedPorts.choose(file(), 0, 0);

        ServedPorts.choose(file(), wanted.forge(), wanted.registry());

        assertThat(ServedPorts.choose(file(), 0, 0)).isEqualTo(wanted);
    }

    @Test
    void namesATakenPortAndTheWayOut() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> ServedPorts.choose(file(), 0, port))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("Port " + port, "registry", "--port-registry");
        }
    }

    @Test
    void refusesOnePortForBoth() {
        assertThatThrownBy(() -> ServedPorts.choose(file(), 4873, 4873)).hasMessageContaining("4873");
    }
}
