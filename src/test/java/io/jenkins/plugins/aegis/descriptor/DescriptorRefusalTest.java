package io.jenkins.plugins.aegis.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorRefusalTest {
    @Test
    void namesLineAndPathsOfTheViolation() {
        assertThat(violations("schema: 1\nbranches:\n  # where work lands\n  source: a..b\n"))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.line()).isEqualTo(4);
                    assertThat(violation.instancePath()).isEqualTo("/branches/source");
                    assertThat(violation.schemaPath()).isEqualTo("/$defs/branch/pattern");
                });
    }

    @Test
    void namesInputRuleAndRemedy() {
        assertThat(only("schema: 1\nbranches: {source: a..b}").message())
                .startsWith("\"a..b\" is no git branch name; write: A branch name as git check-ref-format allows it");
    }

    @Test
    void reportsAllViolationsAtOnceInTheOrderOfTheFile() {
        assertThat(
                        violations(
                                """
                        schema: 1
                        extra: true
                        branches:
                          source: -x
                          production: a b
                        metadata:
                          files: []
                          manifest: /etc/passwd
                        npm: {directory: 7}
                        """))
                .extracting(Violation::line)
                .containsExactly(2, 4, 5, 7, 8, 9);
    }

    @Test
    void theExceptionShowsEveryViolation() {
        InvalidDescriptor refusal = catchThrowableOfType(
                InvalidDescriptor.class, () -> new DescriptorReader().read("schema: 2\nrecoveryLines: []"));
        assertThat(refusal)
                .hasMessageStartingWith(".aegis/release.yml is not valid: line 1, /schema: 2 is not 1")
                .hasMessageContaining("line 2, /recoveryLines: the list is empty");
    }

    @Test
    void refusesAMissingSchemaVersion() {
        Violation violation = only("branches: {source: next}");
        assertThat(violation.schemaPath()).isEqualTo("/required");
        assertThat(violation.message()).isEqualTo("\"schema\" is missing; add it: schema: 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "'1'", "1.5", "1e999999999", "true", "null", "[1]", ".inf"})
    void refusesAnotherSchemaVersion(String version) {
        assertThat(violations("schema: " + version))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation.instancePath()).isEqualTo("/schema"));
    }

    @ParameterizedTest
    @CsvSource({
        "'extra: 1', /extra",
        "'branches: {main: x}', /branches/main",
        "'metadata: {file: x}', /metadata/file",
        "'metadata: {surfaces: [{file: package.json, pointer: /version, x: 1}]}', /metadata/surfaces/0/x",
        "'checks: {optional: [x]}', /checks/optional",
        "'channels: [{type: npm, name: a, registry: \"https://evil.example/\"}]', /channels/0/registry",
        "'approvers: [me]', /approvers",
    })
    void refusesUnknownPropertiesAndNamesTheKnownOnes(String line, String place) {
        Violation violation = only("schema: 1\n" + line);
        assertThat(violation.instancePath()).isEqualTo(place);
        assertThat(violation.schemaPath()).endsWith("/additionalProperties");
        assertThat(violation.message()).contains("is no property here; correct it to one of ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a..b",
                "a~b",
                "a^b",
                "a:b",
                "a?b",
                "a*b",
                "a[b",
                "a\\b",
                "/a",
                "a/",
                "a//b",
                ".a",
                "a/.b",
                "a.lock",
                "a.lock/b",
                "a.",
                "a@{b",
                "@",
                "-a",
                "HEAD",
                "refs/heads/a",
                "a\u007fb",
                "a\u202eb",
                ""
            })
    void refusesWhatGitTakesForNoBranch(String name) {
        assertThat(only("schema: 1\nbranches: {source: " + quoted(name) + "}").schemaPath())
                .isEqualTo("/$defs/branch/pattern");
    }

    @ParameterizedTest
    @ValueSource(strings = {"develop", "a/b", "release-2.x", "a@b", "a{b", "HEADs", "a.lockb", "größe", "a.b/c.d"})
    void acceptsWhatGitTakesForABranch(String name) throws Exception {
        assertThat(new DescriptorReader()
                        .read("schema: 1\nbranches: {source: " + quoted(name) + "}")
                        .branches()
                        .source())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "/", "a//", "../", "-r/", "refs/heads/", "r .d/", ""})
    void refusesAPrefixThatMakesNoBranch(String prefix) {
        assertThat(only("schema: 1\nbranches: {releasePrefix: " + quoted(prefix) + "}")
                        .schemaPath())
                .isEqualTo("/$defs/branchPrefix/pattern");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../x",
                "a/../b",
                "a/..",
                "./a",
                "a/./b",
                "a//b",
                "a/",
                "C:/x",
                "C:x",
                "a\\b",
                "..",
                ".",
                ".git/config",
                "a/.GIT/x",
                "-x",
                ":(glob)x",
                "*.json",
                "a\nb",
                ""
            })
    void refusesAPathThatCouldLeaveTheRepository(String path) {
        assertThat(violations("schema: 1\nmetadata: {releasePleaseConfig: " + quoted(path) + "}"))
                .extracting(Violation::schemaPath)
                .containsExactly("/$defs/path/pattern");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest", "changelog", "releasePleaseConfig"})
    void holdsEveryPathToTheRule(String property) {
        assertThat(violations("schema: 1\nmetadata: {" + property + ": ../x}"))
                .extracting(Violation::instancePath)
                .containsExactly("/metadata/" + property);
    }

    @Test
    void holdsThePathsOfListsToTheRule() {
        assertThat(
                        violations(
                                """
                        schema: 1
                        metadata:
                          files: [package.json, /etc/passwd]
                          surfaces: [{file: ../package.json, pointer: /version}]
                        channels: [{type: npm, name: a, directory: ..}]
                        """))
                .extracting(Violation::instancePath)
                .containsExactly("/metadata/files/1", "/metadata/surfaces/0/file", "/channels/0/directory");
    }

    @ParameterizedTest
    @CsvSource({
        "'metadata: {files: []}', /metadata/files",
        "'metadata: {surfaces: []}', /metadata/surfaces",
        "'recoveryLines: []', /recoveryLines",
        "'checks: {required: []}', /checks/required",
        "'channels: []', /channels",
        "'build: [[]]', /build/0",
    })
    void refusesEmptyLists(String line, String place) {
        assertThat(violations("schema: 1\n" + line)).anySatisfy(violation -> {
            assertThat(violation.instancePath()).isEqualTo(place);
            assertThat(violation.schemaPath()).endsWith("/minItems");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "/a~b", "/a~2", "", "#/version"})
    void refusesWhatIsNoJsonPointer(String pointer) {
        assertThat(only("schema: 1\nmetadata: {surfaces: [{file: package.json, pointer: " + quoted(pointer) + "}]}")
                        .schemaPath())
                .isEqualTo("/$defs/pointer/pattern");
    }

    @Test
    void refusesASurfaceInAFileThatIsNeitherJsonNorYaml() {
        assertThat(violations("schema: 1\nmetadata: {surfaces: [{file: CHANGELOG.md, pointer: /version}]}"))
                .extracting(Violation::schemaPath)
                .containsExactly("/$defs/structuredFile/pattern");
    }

    @Test
    void refusesASurfaceWithoutPointer() {
        assertThat(only("schema: 1\nmetadata: {surfaces: [{file: package.json}]}")
                        .message())
                .isEqualTo("\"pointer\" is missing; add it");
    }

    @Test
    void refusesAnUnknownRecoveryLine() {
        assertThat(only("schema: 1\nrecoveryLines: [preview, gamma]").message())
                .isEqualTo("\"gamma\" is none of alpha, beta, preview, rc; use one of them");
    }

    @Test
    void previewsAlwaysNeedTheRecoveryAuthorisation() {
        assertThat(only("schema: 1\nrecoveryLines: [rc]").message()).isEqualTo("the list lacks \"preview\"; add it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[npm, ci, npm]", "7", "[[npm, 7]]", "[['']]", "[[' ']]", "[[\"a\\nb\"]]"})
    void refusesABuildThatIsNoListOfArgumentLists(String build) {
        assertThat(violations("schema: 1\nnpm: {build: " + build + "}")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "null", "[x]", "{x: y}"})
    void refusesABranchThatIsNoString(String value) {
        assertThat(only("schema: 1\nbranches: {source: " + value + "}").schemaPath())
                .isEqualTo("/$defs/branch/type");
    }

    @Test
    void refusesAFractionWhereTextStands() {
        assertThat(only("schema: 1\nbranches: {source: 1.10}").message())
                .isEqualTo("1.10 is a fraction, and no property is one; put it in quotes");
    }

    @Test
    void refusesRepeatedItems() {
        assertThat(only("schema: 1\nchecks: {required: [build, build]}").schemaPath())
                .isEqualTo("/properties/checks/properties/required/uniqueItems");
    }

    @Test
    void refusesOneBranchAsSourceAndProduction() {
        Violation violation = only("schema: 1\nbranches:\n  source: main");
        assertThat(violation.message()).startsWith("\"main\" is the source and the production branch");
        assertThat(violation.line()).isEqualTo(2);
    }

    @Test
    void refusesABranchThatWouldCountAsAnActiveRelease() {
        assertThat(only("schema: 1\nbranches:\n  source: release/next").message())
                .startsWith("\"release/next\" starts with the release prefix \"release/\"");
    }

    @Test
    void refusesAVersionSurfaceOutsideTheMetadataFiles() {
        Violation violation = only("schema: 1\nmetadata:\n  surfaces:\n  - {file: other.json, pointer: /version}");
        assertThat(violation.message()).startsWith("\"other.json\" is none of the metadata files ");
        assertThat(violation.instancePath()).isEqualTo("/metadata/surfaces");
    }

    @Test
    void refusesTheReleasePleaseConfigurationAmongTheMetadataFiles() {
        assertThat(only("schema: 1\nmetadata: {releasePleaseConfig: package.json}")
                        .message())
                .startsWith("\"package.json\" is the configuration of Release Please");
    }

    private static Violation only(String yaml) {
        List<Violation> violations = violations(yaml);
        assertThat(violations).hasSize(1);
        return violations.get(0);
    }

    private static List<Violation> violations(String yaml) {
        return catchThrowableOfType(InvalidDescriptor.class, () -> new DescriptorReader().read(yaml))
                .violations();
    }

    /** As a double-quoted YAML scalar. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\u007f", "\\x7f") + "\"";
    }
}
