package io.jenkins.plugins.aegis.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.aegis.model.GovernanceOverlay;
import io.jenkins.plugins.aegis.model.GovernanceOverlay.Scope;
import io.jenkins.plugins.aegis.model.PathPattern;
import io.jenkins.plugins.aegis.model.VersionRange;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayReadingTest {
    private static String overlay(String rest) {
        return "schema: 1\noverlays:\n- " + rest.replace("; ", "\n  ") + "\n";
    }

    private static InvalidDescriptor refusal(String yaml) {
        return catchThrowableOfType(InvalidDescriptor.class, () -> new DescriptorReader().read(yaml));
    }

    @Test
    void readsWhatADescriptorDeclares() throws Exception {
        assertThat(new DescriptorReader()
                        .read(
                                """
                                schema: 1
                                overlays:
                                - name: acp-major-cutover
                                  question: Is every gate of the ACP cutover plan met?
                                  when:
                                    versions: ['>=1.0.0 <1.1.0', 2.0.0]
                                    labels: [acp-cutover]
                                    paths: [src/acp/, docs/*.md]
                                """)
                        .overlays())
                .containsExactly(new GovernanceOverlay(
                        "acp-major-cutover",
                        "Is every gate of the ACP cutover plan met?",
                        new Scope(
                                List.of(new VersionRange(">=1.0.0 <1.1.0"), new VersionRange("2.0.0")),
                                List.of("acp-cutover"),
                                List.of(new PathPattern("src/acp"), new PathPattern("docs/*.md")))));
    }

    @Test
    void thereAreNoneByDefault() {
        assertThat(DescriptorDefaults.runbook().overlays()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: x                                       | /overlays/0           | \"when\" is missing",
                "name: x; when: {}                             | /overlays/0/when      | write one of versions, labels, paths",
                "when: {labels: [x]}                           | /overlays/0           | \"name\" is missing",
                "name: X; when: {labels: [x]}                  | /overlays/0/name      | no name of an overlay",
                "name: x; when: {versions: [^1.0.0]}           | /overlays/0/when/versions/0 | no range of versions",
                "name: x; when: {versions: ['>=1.0.0 ']}       | /overlays/0/when/versions/0 | no range of versions",
                "name: x; when: {paths: [../etc]}              | /overlays/0/when/paths/0 | no path with wildcards",
                "name: x; when: {labels: []}                   | /overlays/0/when/labels | the list is empty",
                "name: x; when: {branches: [x]}                | /overlays/0/when/branches | is no property here",
            })
    void namesWhatIsWrongWithAnOverlay(String written, String place, String problem) {
        assertThat(refusal(overlay(written)).violations()).singleElement().satisfies(violation -> {
            assertThat(violation.instancePath()).isEqualTo(place);
            assertThat(violation.message()).contains(problem);
            assertThat(violation.line()).isBetween(3, 4);
        });
    }

    @Test
    @DisplayName("L35 approvers of an overlay have no place in the descriptor")
    void refusesApprovers() {
        assertThat(refusal(overlay("name: x; approvers: [me]; when: {labels: [x]}"))
                        .violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.instancePath()).isEqualTo("/overlays/0/approvers"));
    }

    @Test
    void refusesTwoOverlaysOfOneName() {
        assertThat(refusal(overlay("{name: x, when: {labels: [a]}}\n- {name: x, when: {labels: [b]}}"))
                        .violations())
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.instancePath()).isEqualTo("/overlays/1/name");
                    assertThat(violation.line()).isEqualTo(4);
                    assertThat(violation.message()).contains("\"x\" is the name of two overlays");
                });
    }
}
