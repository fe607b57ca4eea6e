package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.rehearsal.GoNoGo;
import io.jenkins.plugins.aegis.rehearsal.MaintainersAtWork;
import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.RehearsalCast;
import io.jenkins.plugins.aegis.rehearsal.forge.CheckState;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Releases that are refused before anything is written anywhere. */
@ExtendWith(Shared.class)
class RefusedRequestIT {
    @TempDir
    Path directory;

    private SampleSite world;

    @BeforeEach
    void open(Beginnings beginnings) {
        world = beginnings.untouched(directory);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @DisplayName("L1 malformed versions")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.2",
                "v0.2.0",
                "00.2.0",
                "0.2.0-preview1",
                "0.2.0-preview-1",
                "0.2.0-rc-2",
                "0.2.0-preview.007",
                "0.2.0-preview.0",
                "0.2.0-Preview",
                "0.2.0+build",
                "0.2.0 --force"
            })
    void refusesAMalformedVersion(String version) {
        refuses(
                Map.of("VERSION", version),
                "AEGIS-VER-005",
                "\"" + version + "\" is no release version",
                "X.Y.Z-(preview|alpha|beta|rc).N",
                "Ask for the version in one of these forms");
    }

    @Test
    @DisplayName("L4 a numbered preview without any authorisation")
    void refusesANumberedPreview() {
        refuses(
                Map.of("VERSION", "0.2.0-preview.1"),
                "AEGIS-VER-001",
                "the recovery flag is not set",
                "no approval issue is named",
                "no reason says why",
                "the confirmation is not exactly \"RECOVERY 0.2.0-preview.1\"",
                "Release a planned version, or give all of");
    }

    @DisplayName("L4 a numbered preview with one part of its authorisation missing")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RECOVERY_RELEASE      | false                      | the recovery flag is not set",
                "RECOVERY_ISSUE        | ''                         | no approval issue is named",
                "RECOVERY_REASON       | ''                         | no reason says why",
                "RECOVERY_CONFIRMATION | recovery 0.2.0-preview.1   | the confirmation is not exactly"
            })
    void refusesPartOfAnAuthorisation(String parameter, String value, String complaint) {
        Map<String, Object> parameters = new LinkedHashMap<>(recovery(approvedIssue("0.2.0-preview.1")));
        parameters.put(parameter, parameter.equals("RECOVERY_RELEASE") ? Boolean.valueOf(value) : value);

        refuses(parameters, "AEGIS-VER-001", "0.2.0-preview.1 is a recovery version", complaint);
    }

    @Test
    @DisplayName("L5 an approval issue that nobody with write permission commented on")
    void refusesAnIssueWithoutApproval() {
        int issue = world.maintainers().openIssue(People.REQUESTER, "0.2.0-preview cannot be installed", "…");

        refuses(recovery(issue), "AEGIS-VER-004", "has no comment by a maintainer that names 0.2.0-preview.1");
    }

    @Test
    @DisplayName("L5 an approval issue that is closed")
    void refusesAClosedIssue() {
        int issue = approvedIssue("0.2.0-preview.1");
        world.maintainers().closeIssue(People.APPROVER, issue);

        refuses(recovery(issue), "AEGIS-VER-004", "approval issue #" + issue + " is closed", "Open an issue");
    }

    @Test
    @DisplayName("a recovery of a release of which nothing is published yet: a rerun would do")
    void refusesToRecoverWhatARerunWouldMend() {
        world.remote()
                .git(
                        "-c",
                        "user.name=Mira",
                        "-c",
                        "user.email=mira@beacon.example",
                        "tag",
                        "--annotate",
                        "--message=Release v0.2.0-preview",
                        "v0.2.0-preview",
                        "main");

        refuses(
                recovery(approvedIssue("0.2.0-preview.1")),
                "AEGIS-VER-006",
                "0.2.0-preview is tagged",
                "github-release ABSENT",
                "Run the release of 0.2.0-preview again");
    }

    @Test
    @DisplayName("L4 the recovery flag with a version that is no recovery version")
    void refusesRecoveryOfAPlannedVersion() {
        Map<String, Object> parameters = new LinkedHashMap<>(recovery(approvedIssue("0.2.0-preview")));
        parameters.put("VERSION", "0.2.0-preview");

        refuses(parameters, "AEGIS-VER-001", "0.2.0-preview is no recovery version", "Take the recovery flag away");
    }

    @Test
    void refusesASecondActiveRelease() {
        world.remote().createBranch("release/0.1.9", "develop");

        refuses(
                Map.of("VERSION", "0.2.0"),
                "AEGIS-PRE-003",
                "another release is active: release/0.1.9",
                "Finish it, or close it and delete its branch");
    }

    @DisplayName("L9 checks of the source branch that are not green")
    @ParameterizedTest
    @CsvSource({"RED, red", "PENDING, pending"})
    void refusesASourceThatIsNotGreen(CheckState state, String word) {
        world.maintainers().check("develop", "ci", state);

        refuses(
                Map.of("VERSION", "0.2.0"),
                "AEGIS-PRE-002",
                "check \"ci\" is " + word + " on develop",
                "Wait for it or mend it");
    }

    @Test
    @DisplayName("L9 a version whose tag exists")
    void refusesAVersionThatIsTagged() {
        refuses(Map.of("VERSION", "0.1.0"), "AEGIS-CUT-001", "tag v0.1.0 exists already", "Choose the next version");
    }

    @Test
    void refusesAnInvalidDescriptorWithItsLine() {
        world.remote()
                .commitFile(
                        "develop",
                        "chore: name the registry",
                        ".aegis/release.yml",
                        "schema: 1\nbranches:\n  source: develop\n  prodution: main\n");

        refuses(
                Map.of("VERSION", "0.2.0"),
                "AEGIS-PRE-007",
                ".aegis/release.yml line 4",
                "prodution",
                "(schema /",
                "Mend the line on the source branch");
    }

    @Test
    @DisplayName("L15 a repository without approvers")
    void refusesWithoutConfiguredApprovers() {
        RehearsalCast nobody = new RehearsalCast(
                GoNoGo.answering(People.APPROVER, true),
                new ApprovalRules(Set.of(), false),
                MaintainersAtWork.reviewingAndMerging());

        refuses(
                Map.of("VERSION", "0.2.0"),
                nobody,
                "AEGIS-APR-001",
                "no approvers are configured",
                "Name them in Jenkins' configuration");
    }

    @Test
    void refusesASourceBranchThatDoesNotExist() {
        refuses(
                Map.of("VERSION", "0.2.0", "SOURCE_BRANCH", "trunk"),
                "AEGIS-CUT-003",
                "the remote has no branch trunk",
                "Name the branch to release from");
    }

    @Test
    void refusesAWaiverOfAnAbsoluteRule() {
        refuses(
                Map.of("VERSION", "0.1.0", "ACCEPT", "AEGIS-CUT-001=we know"),
                "AEGIS-WVR-002",
                "AEGIS-CUT-001 is absolute",
                "Take the waiver away");
    }

    private int approvedIssue(String version) {
        int issue = world.maintainers().openIssue(People.REQUESTER, "The release cannot be installed", "…");
        world.maintainers().comment(People.APPROVER, issue, "Approved: recover with " + version + ".");
        return issue;
    }

    private static Map<String, Object> recovery(int issue) {
        return Map.of(
                "VERSION", "0.2.0-preview.1",
                "RECOVERY_RELEASE", true,
                "RECOVERY_ISSUE", String.valueOf(issue),
                "RECOVERY_REASON", "the published package lacks its dist directory",
                "RECOVERY_CONFIRMATION", "RECOVERY 0.2.0-preview.1");
    }

    private void refuses(Map<String, Object> parameters, String... message) {
        refuses(parameters, SampleSite.cast(), message);
    }

    private void refuses(Map<String, Object> parameters, RehearsalCast cast, String... message) {
        List<String> before = world.remote().refs();

        FinishedBuild build = world.release(parameters, cast, PipelineListener.NONE);

        assertThat(build.failure()).contains(message);
        assertThat(build.isReleased()).isFalse();
        assertThat(world.remote().refs()).isEqualTo(before);
        assertThat(build.report().outside().writes()).isZero();
        assertThat(world.registry().versions()).isEmpty();
    }
}
