package io.jenkins.plugins.aegis.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseCheckReaderTest {
    private static List<ReleaseCheck> checks(String yaml) throws InvalidDescriptor {
        return new DescriptorReader()
                .read("schema: 1\nchecks:\n" + yaml.indent(2))
                .checks()
                .release();
    }

    @Test
    void hasNoChecksUnlessTheDescriptorNamesSome() {
        assertThat(DescriptorDefaults.runbook().checks().release()).isEmpty();
    }

    @Test
    void readsACheckWithItsDefaults() throws Exception {
        assertThat(checks("release: [{name: tests, commands: [[npm, test]]}]"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.name()).isEqualTo("tests");
                    assertThat(check.script().commands()).containsExactly(List.of("npm", "test"));
                    assertThat(check.script().directory()).isEqualTo(".");
                    assertThat(check.script().prepare()).isEmpty();
                    assertThat(check.timeout()).isEqualTo(Duration.ofMinutes(30));
                    assertThat(check.reports()).isEmpty();
                });
    }

    @Test
    void preparesEveryCheckTheSameWay() throws Exception {
        assertThat(checks("prepare: [[npm, ci]]\nrelease: [{name: a, commands: [[x]]}, {name: b, commands: [[y]]}]"))
                .allSatisfy(check -> assertThat(check.script().prepare()).containsExactly(List.of("npm", "ci")));
    }

    @Test
    void makesACheckOfEachVariant() throws Exception {
        List<ReleaseCheck> checks = checks(
                """
                release:
                  - name: faults
                    commands: [[npm, run, faults]]
                    environment: {SEED: "1936", MODE: none}
                    variants:
                      - {name: kill, commands: [[npm, run, kill]], environment: {MODE: kill}}
                      - {name: drop}
                """);

        assertThat(checks).extracting(ReleaseCheck::name).containsExactly("faults/kill", "faults/drop");
        assertThat(checks.get(0).script().commands())
                .containsExactly(List.of("npm", "run", "faults"), List.of("npm", "run", "kill"));
        assertThat(checks.get(0).script().environment()).isEqualTo(Map.of("SEED", "1936", "MODE", "kill"));
        assertThat(checks.get(1).script().environment()).isEqualTo(Map.of("SEED", "1936", "MODE", "none"));
    }

    @Test
    void meansAllVariantsByTheNameOfTheirCheck() throws Exception {
        ReleaseCheck kill = checks("release: [{name: faults, commands: [[x]], variants: [{name: kill}]}]")
                .get(0);

        assertThat(kill.isNamed("faults")).isTrue();
        assertThat(kill.isNamed("faults/kill")).isTrue();
        assertThat(kill.isNamed("fault")).isFalse();
    }

    @Test
    void givesEveryOtherScriptAnotherDigest() throws Exception {
        assertThat(List.of(
                                "[{name: a, commands: [[x, y]]}]",
                                "[{name: a, commands: [[x], [y]]}]",
                                "[{name: a, commands: [[x, y]], directory: d}]",
                                "[{name: a, commands: [[x, y]], environment: {E: f}}]",
                                "[{name: a, commands: [['x y']]}]")
                        .stream()
                        .map(release -> digest(release))
                        .distinct())
                .hasSize(5);
    }

    private static String digest(String release) {
        try {
            return checks("release: " + release).get(0).digest().hex();
        } catch (InvalidDescriptor e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "NODE_OPTIONS",
                "GIT_DIR",
                "LD_PRELOAD",
                "NPM_CONFIG_REGISTRY",
                "HTTPS_PROXY",
                "API_TOKEN",
                "CLAWHUB_REGISTRY",
                "HOME"
            })
    @DisplayName("L35 a descriptor steers no tool and names no secret")
    void refusesVariablesThatSteerToolsOrNameSecrets(String variable) {
        assertThatThrownBy(() -> checks("release: [{name: a, commands: [[x]], environment: {" + variable + ": y}}]"))
                .isInstanceOf(InvalidDescriptor.class)
                .hasMessageContaining(variable)
                .hasMessageContaining("/checks/release")
                .hasMessageContaining("set it on the agent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{lower: x}", "{'A B': x}", "{1A: x}"})
    void refusesOtherFormsOfNames(String environment) {
        assertThatThrownBy(() -> checks("release: [{name: a, commands: [[x]], environment: " + environment + "}]"))
                .hasMessageContaining("is no property here; write: Names of variables (capitals, digits");
    }

    @Test
    void refusesValuesThatAnAgentWouldReplace() {
        assertThatThrownBy(() -> checks("release: [{name: a, commands: [[x]], environment: {A: $HOME}}]"))
                .hasMessageContaining("\"$HOME\" is no value of a variable");
    }

    @Test
    void refusesTwoChecksOfOneName() {
        assertThatThrownBy(() -> checks("release: [{name: a, commands: [[x]]}, {name: a, commands: [[y]]}]"))
                .hasMessageContaining("\"a\" is the name of two checks; choose a unique name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{name: a}]",
                "[{name: a, commands: []}]",
                "[{name: A, commands: [[x]]}]",
                "[{name: a/b, commands: [[x]]}]",
                "[{name: a, commands: [[x]], directory: ../b}]",
                "[{name: a, commands: [[x]], reports: [/etc/passwd]}]",
                "[{name: a, commands: [[x]], timeoutMinutes: 0}]",
                "[{name: a, commands: [[x]], shell: y}]"
            })
    void refusesWhatTheSchemaDoesNotKnow(String release) {
        assertThatThrownBy(() -> checks("release: " + release)).isInstanceOf(InvalidDescriptor.class);
    }
}
