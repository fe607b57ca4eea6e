package io.jenkins.plugins.aegis.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.ReleaseWorld;
import io.jenkins.plugins.aegis.testing.Requests;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to the others when one of many channels fails, and what a rerun does. */
class ManyChannelsTest {
    private static final String VERSION = "1.2.3";
    private static final String PUBLISH = "aegisPublishAll";
    private static final List<String> CHANNELS = List.of("npm", "python", "mirror", "skill");
    private static final String DESCRIPTOR =
            """
            schema: 1
            channels:
              - {type: npm, name: npm}
              - {type: pypi, name: python, package: widget-client, directory: python, needs: [npm]}
              - {type: command, name: mirror, package: widget, files: [dist/a.bin],
                 observe: [observe], publish: [publish], download: [download]}
              - {type: clawhub, name: skill, slug: widget, directory: skill, optional: true, needs: [github-release]}
            """;

    @TempDir
    Path directory;

    private ReleaseWorld world;
    private ReleaseChain chain;

    @BeforeEach
    void tag() throws Exception {
        world = ReleaseWorld.straight(directory, VERSION, DESCRIPTOR);
        chain = new ReleaseChain(world, Requests.of(VERSION));
        for (String step : ReleaseChain.order()) {
            if (step.equals(PUBLISH)) {
                return;
            }
            chain.run(step);
        }
    }

    private List<String> published() {
        return CHANNELS.stream()
                .filter(channel -> !world.ports().channel(channel).writes().isEmpty())
                .toList();
    }

    private boolean isReleased() throws Exception {
        return world.ports()
                .forge()
                .release("v1.2.3")
                .asOptional()
                .filter(release -> !release.draft())
                .isPresent();
    }

    private void assertEachPublishedOnce() throws Exception {
        for (String channel : CHANNELS) {
            assertThat(world.ports().channel(channel).writes()).as(channel).hasSize(1);
        }
        assertThat(isReleased()).isTrue();
    }

    @Test
    @DisplayName("L24 every channel gets its package, and the release has every file")
    void publishesEveryChannel() throws Exception {
        chain.run(PUBLISH);
        assertEachPublishedOnce();
        chain.run("aegisVerifyRelease");
        assertThat(world.ports().channel("python").writes()).containsExactly("publish widget-client@1.2.3 as ");
        assertThat(world.ports().channel("skill").writes()).containsExactly("publish widget@1.2.3 as latest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"npm", "python", "mirror"})
    @DisplayName("L20 after an interruption at any channel each package is published exactly once")
    void goesOnAfterAnyChannel(String interrupted) throws Exception {
        world.ports().channel(interrupted).refuseOnce("publish", "HTTP 500");
        assertThatThrownBy(() -> chain.run(PUBLISH))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining(interrupted + ": ")
                .hasMessageContaining("HTTP 500")
                .hasMessageContaining("Run this stage again");
        assertThat(isReleased()).isFalse();

        chain.run(PUBLISH);

        assertEachPublishedOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"npm", "python", "mirror", "skill"})
    @DisplayName("L21 a lost answer is read again, and nothing is published twice")
    void readsAgainAfterALostAnswer(String channel) throws Exception {
        world.ports().channel(channel).loseAnswerOnce("publish", "connection reset");
        chain.run(PUBLISH);
        assertEachPublishedOnce();
    }

    @Test
    @DisplayName("L22 foreign bytes stop their channel alone, with both digests")
    void stopsTheChannelOfForeignBytesAlone() throws Exception {
        world.ports().channel("mirror").holding("widget", VERSION, "mirror-1.2.3.bin", new byte[] {1});

        assertThatThrownBy(() -> chain.run(PUBLISH))
                .isInstanceOfSatisfying(ReleaseRefused.class, refused -> assertThat(refused.findings())
                        .singleElement()
                        .satisfies(finding -> {
                            assertThat(finding.rule()).isEqualTo(Rule.PUBLISHED_BYTES_OURS);
                            assertThat(finding.message()).containsSubsequence("mirror", "sha512-", "ours is sha512-");
                        }));
        assertThat(published()).containsExactly("npm", "python");
        assertThat(isReleased()).isFalse();
    }

    @Test
    @DisplayName("L21 a channel that does not answer is left alone, and the others are finished")
    void leavesAnUnknownChannelAlone() throws Exception {
        world.ports().channel("npm").unknown("published", "HTTP 403");

        assertThatThrownBy(() -> chain.run(PUBLISH))
                .isInstanceOfSatisfying(ReleaseRefused.class, refused -> assertThat(refused.findings())
                        .extracting(finding -> finding.rule())
                        .containsExactly(Rule.REGISTRY_KNOWN))
                .hasMessageContaining("HTTP 403")
                .hasMessageContaining("python: not begun, since it needs npm");
        assertThat(published()).containsExactly("mirror");

        world.ports().channel("npm").answering("published");
        chain.run(PUBLISH);
        assertEachPublishedOnce();
    }

    @Test
    @DisplayName("L27 an optional channel never blocks")
    void finishesWithoutAnOptionalChannel() throws Exception {
        world.ports().channel("skill").unknown("published", "HTTP 500").unknown("download", "HTTP 500");
        chain.run(PUBLISH);
        assertThat(isReleased()).isTrue();
        assertThat(published()).containsExactly("npm", "python", "mirror");
        assertThat(world.ports().console().lines())
                .anyMatch(line -> line.startsWith("optional, and not done: skill") && line.contains("HTTP 500"));
        chain.run("aegisVerifyRelease");
    }

    @Test
    @DisplayName("L28 each channel that serves other bytes is named")
    void namesEachChannelThatServesOtherBytes() throws Exception {
        chain.run(PUBLISH);
        world.ports().channel("python").holding("widget-client", VERSION, "python-1.2.3.bin", new byte[] {1});

        assertThatThrownBy(() -> chain.run("aegisVerifyRelease"))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContaining("python-1.2.3.bin of widget-client@1.2.3 downloads from python as sha512:");
    }
}
