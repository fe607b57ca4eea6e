package io.jenkins.plugins.aegis.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.testing.FakePackageChannel;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RememberedChannelTest {
    private static final String NAME = "sample";
    private static final String VERSION = "1.2.3";
    private static final String FILE = "sample-1.2.3.tgz";

    private final FakePackageChannel real = new FakePackageChannel();
    private final RememberedChannel channel = new RememberedChannel(real);
    private final InMemoryWorkspace directory = new InMemoryWorkspace();

    @BeforeEach
    void pack() throws Exception {
        directory.copyFrom(new ByteArrayInputStream("packed".getBytes(StandardCharsets.UTF_8)), FILE);
    }

    private void publish() throws Exception {
        channel.publish(new Upload(new BuiltPackage("npm", NAME, VERSION, List.of(FILE)), directory, "latest"));
    }

    private boolean isThere() throws Exception {
        return channel.published(NAME, VERSION)
                .asOptional()
                .filter(found -> !found.files().isEmpty())
                .isPresent();
    }

    @Test
    @DisplayName("L34 what was seen after it was sent is not asked for once more")
    void keepsWhatWasSeenAfterItWasSent() throws Exception {
        publish();
        assertThat(isThere()).isTrue();
        real.unknown("published", "nobody answers");

        assertThat(isThere()).isTrue();
    }

    @Test
    void asksEveryTimeBeforeAnythingWasSent() throws Exception {
        real.holding(NAME, VERSION, FILE, new byte[] {1});
        assertThat(isThere()).isTrue();
        real.unknown("published", "nobody answers");

        assertThat(channel.published(NAME, VERSION).isUnknown()).isTrue();
    }

    @Test
    void asksAgainForWhatIsNotThereYet() throws Exception {
        publish();
        assertThat(channel.published("another", VERSION).isAbsent()).isTrue();
        real.holding("another", VERSION, FILE, new byte[] {1});

        assertThat(channel.published("another", VERSION).asOptional()).isPresent();
    }

    @Test
    void asksAgainInTheNextObservation() throws Exception {
        publish();
        assertThat(isThere()).isTrue();
        channel.askAnew();
        real.unknown("published", "nobody answers");

        assertThat(channel.published(NAME, VERSION).isUnknown()).isTrue();
    }
}
