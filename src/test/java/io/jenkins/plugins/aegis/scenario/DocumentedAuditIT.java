package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditEvent.ArtifactBuilt;
import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A release of the sample project is audited by the commands of docs/auditing.md, as they stand there. */
@ExtendWith(Shared.class)
@DisplayName("L28 the documented audit")
class DocumentedAuditIT {
    private final SampleSite world;
    private final FinishedBuild build;
    private final Auditor auditor;
    private final Map<String, List<String>> said;

    DocumentedAuditIT(AuditedRelease release) {
        this.world = release.world();
        this.build = release.build();
        this.auditor = release.auditor();
        this.said = release.said();
    }

    @Test
    void asksForNothingThatAnAuditorCouldNotSay() {
        assertThat(Auditor.asked()).containsExactlyElementsOf(auditor.settings().keySet());
    }

    @Test
    void hasNoSuspicion() {
        assertThat(Auditor.suspicions(said)).isEmpty();
    }

    @Test
    void confirmsThatTheLogIsWhole() {
        LocalCommand.Outcome chain = auditor.chain();

        assertThat(chain.output())
                .isEqualTo("intact: %d events, head %s\n"
                        .formatted(build.audit().events(), build.audit().head()));
        assertThat(said.get(Auditor.LOG)).containsExactly("ok: head of the log", "ok: end of the log");
    }

    @Test
    void tellsWhoApprovedWhat() {
        String commit = world.remote().commit("v0.2.0");

        assertThat(said.get(Auditor.APPROVAL))
                .contains(
                        "asked for by " + People.REQUESTER,
                        "commit: " + commit,
                        "plan 01: push annotated tag v0.2.0 on " + commit,
                        "plan 04: publish beacon-client@0.2.0 to python-sdk (pypi)",
                        "ok: go at GoNoGo",
                        "ok: go at SecondApproval",
                        "ok: go at " + AuditedRelease.OVERLAY,
                        "ok: what was approved",
                        "ok: version",
                        "ok: .aegis/release.yml",
                        "ok: CHANGELOG.md",
                        "ok: package-lock.json")
                .anyMatch(line ->
                        line.contains("\tApprovalGranted\tGoNoGo\t" + People.APPROVER + "\tconfigured approver\t"))
                .anyMatch(line ->
                        line.contains("\tSecondApproval\t" + People.REVIEWER + "\tconfigured approver\tchecked\t"));
        assertThat(said.get(Auditor.APPROVAL).stream().filter(line -> line.startsWith("metadata ")))
                .hasSameSizeAs(said.get(Auditor.APPROVAL).stream()
                        .filter(line -> line.startsWith("ok: ") && line.contains("."))
                        .toList());
    }

    @Test
    void showsWhatWasAcceptedAndWhoReviewed() {
        assertThat(said.get(Auditor.APPROVAL))
                .contains(
                        "evidence accepted AEGIS-DRF-001: they came before the rule (" + People.REQUESTER + ")",
                        "evidence requester: " + People.REQUESTER,
                        "ok: commit of the promotion")
                .anyMatch(line -> line.startsWith("accepted AEGIS-DRF-001: ")
                        && line.endsWith(" (they came before the rule, " + People.REQUESTER + ")"))
                .anyMatch(line -> line.startsWith("APPROVED by " + People.REVIEWER + " at "));
    }

    @Test
    @DisplayName("L17 confirms object, kind, commit and message of the tag")
    void confirmsTheTag() {
        assertThat(said.get(Auditor.TAG))
                .startsWith(
                        "ok: tag object",
                        "ok: kind of the tag",
                        "ok: commit of the tag",
                        "ok: on main",
                        "ok: message of the tag")
                .hasSize(6);
    }

    @Test
    void confirmsWhatUsersGet() {
        assertThat(said.get(Auditor.USERS))
                .contains(
                        "ok: built and approved",
                        "v0.2.0: draft false, prerelease false",
                        "ok: files of the release",
                        "ok: npm serves @aegis-sample/beacon@0.2.0",
                        "ok: npm lists @aegis-sample/beacon@0.2.0",
                        "ok: npm serves @aegis-sample/beacon-client@0.2.0",
                        "ok: npm lists @aegis-sample/beacon-client@0.2.0",
                        "ok: files of the index",
                        "ok: Helm gets beacon 0.2.0",
                        "ok: index lists beacon 0.2.0",
                        "publish release v0.2.0 as latest",
                        "github-release\tOURS\tv0.2.0",
                        "helm\tOURS\tbeacon@0.2.0");
        for (ArtifactBuilt artifact : build.events(ArtifactBuilt.class)) {
            assertThat(said.get(Auditor.USERS))
                    .contains(artifact.sha256() + "  " + artifact.name(), artifact.name() + ": OK");
        }
    }

    @Test
    void leadsToTheAttestationOfTheSameFiles() {
        LocalCommand.Outcome attestation = auditor.attestation();

        assertThat(attestation.output().lines())
                .startsWith("Verified OK")
                .endsWith("v0.2.0 from " + world.remote().commit("v0.2.0"));
    }
}
