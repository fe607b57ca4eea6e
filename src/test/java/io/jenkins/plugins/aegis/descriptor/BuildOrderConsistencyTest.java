package io.jenkins.plugins.aegis.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor.Violation;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Packaging;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildOrderConsistencyTest {
    private static final String LINE = "line: 'version = \"{version}\"'";

    private static Packaging read(String channels) throws InvalidDescriptor {
        return new DescriptorReader().read("schema: 1\nchannels:\n" + channels).packaging();
    }

    private static List<Violation> violations(String channels) {
        return catchThrowableOfType(InvalidDescriptor.class, () -> read(channels))
                .violations();
    }

    private static List<String> before(Packaging packaging, String name) {
        return packaging.madeBefore(packaging.channel(name).orElseThrow());
    }

    @Test
    void waitsForAllThatStandBeforeWhereNothingIsSaid() throws Exception {
        Packaging packaging = read(
                """
                  - {type: npm, name: a}
                  - {type: npm, name: b, directory: b, buildAfter: []}
                  - {type: helm, name: c, chart: c, buildAfter: [a]}
                  - {type: helm, name: d, chart: d}
                """);

        assertThat(before(packaging, "a")).isEmpty();
        assertThat(before(packaging, "b")).isEmpty();
        assertThat(before(packaging, "c")).containsExactly("a");
        assertThat(before(packaging, "d")).containsExactly("a", "b", "c");
    }

    @Test
    void takesAnyKindOfChannelBesideOthers() throws Exception {
        assertThat(
                        read("""
                          - {type: npm, name: npm, setVersion: true}
                          - {type: npm, name: sdk, directory: sdk, setVersion: true, buildAfter: []}
                          - {type: pypi, name: python, package: p, directory: p, buildAfter: [],
                             versionLines: [{file: p/pyproject.toml, %s}]}
                          - {type: helm, name: helm, chart: chart, buildAfter: []}
                          - {type: clawhub, name: skill, slug: s, directory: s, buildAfter: []}
                          - {type: command, name: other, package: o, files: [o], observe: [o], publish: [o],
                             download: [o], buildAfter: []}
                        """
                                        .formatted(LINE))
                                .channels())
                .extracting(channel -> channel.place().buildAfter().isPresent())
                .containsExactly(false, true, true, true, true, true);
    }

    @Test
    void refusesToWaitForWhatIsNoChannel() {
        assertThat(violations("  - {type: npm, name: a, buildAfter: [b, github-release]}"))
                .hasSize(2)
                .allSatisfy(violation -> {
                    assertThat(violation.instancePath()).isEqualTo("/channels/0/buildAfter");
                    assertThat(violation.line()).isEqualTo(3);
                    assertThat(violation.message()).contains("is no channel", "[a]");
                });
    }

    @Test
    void refusesToWaitForItself() {
        assertThat(violations("  - {type: npm, name: a, buildAfter: [a]}"))
                .extracting(Violation::message)
                .singleElement()
                .asString()
                .contains("\"a\" would wait for itself");
    }

    @Test
    void refusesACircleThroughTheOrderOfTheDescriptor() {
        assertThat(
                        violations(
                                """
                          - {type: npm, name: a, buildAfter: [c]}
                          - {type: npm, name: b, directory: b}
                          - {type: npm, name: c, directory: c, buildAfter: [b]}
                        """))
                .extracting(Violation::instancePath)
                .containsExactly("/channels/0/buildAfter", "/channels/2/buildAfter");
    }

    @Test
    void refusesAVersionThatIsWrittenIntoOneFileForTwoAtOnce() {
        assertThat(violations(
                        """
                          - {type: pypi, name: a, package: a, directory: a, versionLines: [{file: version.txt, %s}]}
                          - {type: pypi, name: b, package: b, directory: b, versionLines: [{file: version.txt, %s}],
                             buildAfter: []}
                        """
                                .formatted(LINE, LINE)))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.instancePath()).isEqualTo("/channels/1/buildAfter");
                    assertThat(violation.message()).contains("version.txt", "\"a\"", "\"b\"", "buildAfter");
                });
    }

    @Test
    void refusesAVersionThatIsWrittenIntoWhatAnotherPacksMeanwhile() {
        assertThat(violations(
                        """
                          - {type: npm, name: a, directory: sdk}
                          - {type: npm, name: b, directory: sdk, setVersion: true, buildAfter: []}
                          - {type: helm, name: c, chart: chart, buildAfter: []}
                          - {type: pypi, name: d, package: d, directory: d, buildAfter: [],
                             versionLines: [{file: chart/values.yaml, %s}]}
                        """
                                .formatted(LINE)))
                .extracting(Violation::instancePath)
                .containsExactly("/channels/1/buildAfter", "/channels/3/buildAfter");
    }

    @Test
    void allowsThatWhereOneWaitsForTheOtherByWayOfAThird() throws Exception {
        assertThat(
                        read("""
                          - {type: npm, name: a, directory: sdk}
                          - {type: helm, name: c, chart: chart, buildAfter: [a]}
                          - {type: npm, name: b, directory: sdk, setVersion: true, buildAfter: [c]}
                        """)
                                .channels())
                .hasSize(3);
    }
}
