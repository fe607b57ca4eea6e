package io.jenkins.plugins.aegis.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.PackedPackages;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every channel of npm packages does, whatever it is made of. */
public abstract class PackageChannelContract {
    /** A name that no other test uses. */
    private final String name = "@own/package-" + UUID.randomUUID();

    private PackageChannel registry;

    /** The registry under test, which takes packages of the scope {@code @own}. */
    protected abstract PackageChannel registry() throws Exception;

    /** A directory in which the registry finds what it is to publish. */
    protected Workspace directory() {
        return new InMemoryWorkspace();
    }

    @BeforeEach
    void askForTheRegistry() throws Exception {
        registry = registry();
    }

    private String file(String version) {
        return name.replace("@", "").replace('/', '-') + "-" + version + ".tgz";
    }

    private byte[] publish(String version, String content, String distTag) throws Exception {
        byte[] tarball = PackedPackages.of(name, version, content);
        Workspace directory = directory();
        String file = file(version);
        directory.copyFrom(new ByteArrayInputStream(tarball), file);
        registry.publish(new Upload(new BuiltPackage("npm", name, version, List.of(file)), directory, distTag));
        return tarball;
    }

    private Publication published(String version) throws Exception {
        return registry.published(name, version).asOptional().orElseThrow();
    }

    @Test
    void tellsThatNothingIsPublished() throws Exception {
        assertThat(registry.published(name, "1.0.0").isAbsent()).isTrue();
        assertThat(registry.download(name, "1.0.0").isAbsent()).isTrue();
    }

    @Test
    @DisplayName("L22 the integrity is that of the published bytes")
    void publishesUnderADistTag() throws Exception {
        byte[] tarball = publish("1.0.0-preview", "1;", "preview");

        String integrity = Digest.of(Digest.Algorithm.SHA512, tarball).integrity();
        assertThat(published("1.0.0-preview").files()).isEqualTo(Map.of(file("1.0.0-preview"), integrity));
        assertThat(published("1.0.0").files()).isEmpty();
        assertThat(published("1.0.0-preview").labels()).containsEntry("preview", "1.0.0-preview");
    }

    @Test
    @DisplayName("L6 a dist-tag says which version it is of")
    void leavesOtherDistTagsWhereTheyAre() throws Exception {
        publish("2.0.0", "2;", "latest");
        publish("2.1.0-preview", "21;", "preview");

        assertThat(published("2.0.0").versions()).isEqualTo(Set.of("2.0.0", "2.1.0-preview"));
        assertThat(published("1.0.0-preview").labels())
                .containsEntry("latest", "2.0.0")
                .containsEntry("preview", "2.1.0-preview");
    }

    @Test
    @DisplayName("L30 a rollback moves a dist-tag to a lower version")
    void movesADistTag() throws Exception {
        publish("1.0.0", "1;", "latest");
        publish("2.0.0", "2;", "latest");

        registry.moveLabel(name, "1.0.0", "latest");

        assertThat(published("1.0.0").labels()).containsEntry("latest", "1.0.0");
        assertThat(published("1.0.0").versions()).isEqualTo(Set.of("1.0.0", "2.0.0"));
    }

    @Test
    void movesNoDistTagToAVersionThatIsNotThere() throws Exception {
        publish("1.0.0", "1;", "latest");

        assertThatThrownBy(() -> registry.moveLabel(name, "3.0.0", "latest")).isInstanceOf(PortUnavailable.class);
        assertThat(published("1.0.0").labels()).containsEntry("latest", "1.0.0");
    }

    @Test
    void replacesNoPublishedVersion() throws Exception {
        byte[] first = publish("1.0.0", "1;", "latest");

        assertThatThrownBy(() -> publish("1.0.0", "other;", "latest")).isInstanceOf(PortUnavailable.class);
        assertThat(registry.download(name, "1.0.0").asOptional())
                .contains(Map.of(file("1.0.0"), Digest.of(Digest.Algorithm.SHA512, first)));
    }

    @Test
    @DisplayName("L28 what a user downloads is read as bytes")
    void downloadsWhatWasPublished() throws Exception {
        byte[] tarball = publish("1.0.0", "1;", "latest");

        assertThat(registry.download(name, "1.0.0").asOptional())
                .contains(Map.of(file("1.0.0"), Digest.of(Digest.Algorithm.SHA512, tarball)));
        assertThat(registry.download(name, "1.0.1").isAbsent()).isTrue();
    }

    @Test
    void namesThePlaceOfAVersion() {
        assertThat(registry.location(name, "1.0.0")).contains("package-").contains("1.0.0");
    }
}
