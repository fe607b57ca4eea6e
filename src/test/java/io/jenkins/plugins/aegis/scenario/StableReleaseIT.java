package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.bench.QuickCounts;
import io.jenkins.plugins.aegis.bench.StepRequests;
import io.jenkins.plugins.aegis.faults.Call;
import io.jenkins.plugins.aegis.rehearsal.helm.HelmTool;
import io.jenkins.plugins.aegis.rehearsal.helm.HelmUser;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageOutcome;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageStatus;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.sample.SampleProject;
import io.jenkins.plugins.aegis.testing.CycloneDxSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Version 0.2.0 of the sample project is released, and then released again. */
class StableReleaseIT {
    @TempDir
    static Path directory;

    private static SampleSite world;
    private static FinishedBuild first;
    private static List<String> refsAfterFirst;
    private static FinishedBuild second;
    private static StepRequests requestsOfFirst;
    private static List<String> sentByFirst;
    private static StepRequests requestsOfSecond;

    @TempDir
    Path scratch;

    @BeforeAll
    static void releaseTwice() throws IOException {
        world = SampleSite.in(directory);
        int before = world.sentToRegistries().size();
        requestsOfFirst = world.requests();
        first = world.release("0.2.0", requestsOfFirst);
        sentByFirst = new ArrayList<>(world.sentToRegistries());
        sentByFirst.subList(0, before).clear();
        sentByFirst.addAll(requestsOfFirst.words());
        refsAfterFirst = world.remote().refs();
        requestsOfSecond = world.requests();
        second = world.release("0.2.0", requestsOfSecond);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void endsWithSuccess() {
        assertThat(first.failure()).isEmpty();
        assertThat(first.isReleased()).isTrue();
    }

    @Test
    @DisplayName("L17 the annotated tag stands on main, and its message names the version and the approval")
    void tagsTheHeadOfMain() {
        RemoteView remote = world.remote();

        assertThat(remote.git("cat-file", "-t", "v0.2.0")).isEqualTo("tag");
        assertThat(remote.commit("v0.2.0")).isEqualTo(remote.commit("main"));
        String approval =
                first.events(AuditEvent.ApprovalRequested.class).get(0).subjectDigest();
        assertThat(remote.git("tag", "--list", "--format=%(contents)", "v0.2.0"))
                .isEqualTo("Release v0.2.0\n\naegis-approval: sha256:" + approval.replace("sha256:", ""));
    }

    @Test
    @DisplayName("everything is there once: tag, pull requests, release, package; and the release branch is gone")
    void leavesTheStateOfARelease() {
        assertThat(ReleasedState.of(world, "0.2.0")).isEqualTo(ReleasedState.OF_0_2_0);
    }

    @Test
    @DisplayName("L25 the chart is added once, the earlier entry keeps its bytes, and Helm gets the released archive")
    void servesTheChart() throws Exception {
        RemoteView remote = world.remote();
        HelmUser user = new HelmUser(HelmTool.on(scratch.resolve("bin")), scratch.resolve("helm"));

        assertThat(remote.git("rev-list", "--count", "gh-pages")).isEqualTo("2");
        assertThat(remote.git("diff", "--numstat", "gh-pages~", "gh-pages", "--", "helm/index.yaml"))
                .matches("[0-9]+\\t0\\thelm/index.yaml");
        assertThat(user.charts(world.helmRepository(), "0.2.0")).containsExactly("released/beacon");
        assertThat(user.pull("released/beacon", "0.2.0"))
                .hasBinaryContent(world.forge().assets("v0.2.0").get("beacon-0.2.0.tgz"));
    }

    @Test
    void statesTheVersionOnEverySurfaceOfMain() {
        assertThat(world.remote().file("main", "package.json")).contains("\"version\": \"0.2.0\"");
        assertThat(world.remote().file("main", ".release-please-manifest.json")).contains("\".\": \"0.2.0\"");
        assertThat(world.remote().file("main", "deploy/helm/beacon/Chart.yaml").lines())
                .contains("version: 0.2.0", "appVersion: 0.2.0");
        assertThat(world.remote().file("main", "CHANGELOG.md")).contains("compare/v0.1.0...v0.2.0");
    }

    @Test
    void isFoundAndInstalledByNpm() throws IOException {
        String shown = world.registry().npm(scratch, "view", SampleProject.PACKAGE, "version");
        world.registry().npm(scratch, "install", "--no-audit", "--no-fund", SampleProject.PACKAGE);

        assertThat(shown).isEqualTo("0.2.0");
        assertThat(Files.readString(scratch.resolve("node_modules/@aegis-sample/beacon/dist/index.js")))
                .startsWith("/*! @aegis-sample/beacon 0.2.0 | MIT */");
    }

    @Test
    @DisplayName("L23 the release is published, complete, and the latest")
    void publishesTheReleaseOfTheTag() {
        JsonNode release = world.forge().release("v0.2.0");

        assertThat(release.path("draft").asBoolean()).isFalse();
        assertThat(release.path("prerelease").asBoolean()).isFalse();
        assertThat(release.path("body").asText()).contains("serve the state over HTTP");
        assertThat(world.forge().get("/releases/latest").path("tag_name").asText())
                .isEqualTo("v0.2.0");
    }

    @Test
    @DisplayName("L20 what is attached and what npm serves are the same bytes")
    void attachesTheBytesThatNpmServes() {
        assertThat(world.forge().assets("v0.2.0").get("aegis-sample-beacon-0.2.0.tgz"))
                .isEqualTo(world.registry().tarball("0.2.0"));
    }

    @Test
    @DisplayName("L24 checksums.txt verifies every other file of the release")
    void checksumsVerify() throws IOException {
        for (Map.Entry<String, byte[]> asset : world.forge().assets("v0.2.0").entrySet()) {
            Files.write(scratch.resolve(asset.getKey()), asset.getValue());
        }

        String verdict = LocalCommand.in(scratch, "sha256sum", "--check", "--strict", "checksums.txt")
                .with("LC_ALL", "C")
                .output();

        assertThat(verdict.lines())
                .containsExactlyInAnyOrder(
                        "aegis-sample-beacon-0.2.0.tgz: OK",
                        "aegis-sample-beacon-client-0.2.0.tgz: OK",
                        "beacon-0.2.0.tgz: OK",
                        "beacon_client-0.2.0-py3-none-any.whl: OK",
                        "beacon_client-0.2.0.tar.gz: OK",
                        "sbom.json: OK");
    }

    @Test
    @DisplayName("L24, L28 Sigstore's own verifier confirms the attestation of every file that users download")
    void attestsEveryFile() throws IOException {
        for (Map.Entry<String, byte[]> asset : world.forge().assets("v0.2.0").entrySet()) {
            Files.write(scratch.resolve(asset.getKey()), asset.getValue());
        }

        assertThat(world.attestations().verify(scratch)).isEqualTo("verified: 7 artifacts of 0.2.0");
    }

    @Test
    @DisplayName("the description of the package is valid by the schema that CycloneDX publishes")
    void describesThePackageAsCycloneDx() throws IOException {
        String sbom = new String(world.forge().assets("v0.2.0").get("sbom.json"), StandardCharsets.UTF_8);

        assertThat(CycloneDxSchema.violationsOf(sbom)).isEmpty();
        assertThat(new ObjectMapper()
                        .readTree(sbom)
                        .at("/metadata/component/version")
                        .asText())
                .isEqualTo("0.2.0");
    }

    @Test
    void leavesAnIntactAuditLogAndAReport() throws IOException {
        assertThat(first.audit().intact()).isTrue();
        assertThat(first.audit().finished()).isTrue();
        assertThat(Files.readString(first.report().build().htmlReport())).contains("<html", "0.2.0", "maria");
    }

    @Test
    @DisplayName("L34 each step asks the forge for what it needs, once; all of them together at most sixty times")
    void asksTheForgeSparingly() {
        assertThat(requestsOfFirst.byStep()).isEqualTo(QuickCounts.REQUESTS_OF_A_RELEASE);
        assertThat(requestsOfFirst.own())
                .as(() -> String.join("\n", requestsOfFirst.lines()))
                .hasSizeLessThanOrEqualTo(60);
    }

    @Test
    @DisplayName("every request of a release to the forge and to the registries has a row in the fault matrix")
    void makesNoRequestWithoutARowInTheFaultMatrix() {
        assertThat(Call.unknown(sentByFirst)).isEmpty();
        assertThat(sentByFirst)
                .anyMatch(each -> each.startsWith("PUT /@"))
                .anyMatch(each -> each.startsWith("POST /legacy"));
    }

    @Test
    @DisplayName("L34 a run with nothing to do asks for the release and downloads what users download")
    void asksLittleWhenAllIsDone() {
        assertThat(requestsOfSecond.byStep()).isEqualTo(QuickCounts.REQUESTS_OF_A_RERUN);
    }

    @Test
    @DisplayName("the go is asked for once: a second run finds it on the tag")
    void asksForTheGoOnce() {
        assertThat(first.report().outcome().stage("Go / no-go"))
                .get()
                .returns(StageStatus.SUCCESS, StageOutcome::status);
        assertThat(second.report().outcome().stage("Go / no-go"))
                .get()
                .returns(StageStatus.SKIPPED, StageOutcome::status);
    }

    @Test
    @DisplayName("a second run of the version finds every effect done, and changes nothing")
    void convergesWhenRunAgain() {
        assertThat(second.failure()).isEmpty();
        assertThat(second.report().effects()).containsOnlyKeys("ALREADY_DONE");
        assertThat(second.report().outside().writes()).isZero();
        assertThat(world.remote().refs()).isEqualTo(refsAfterFirst);
        assertThat(world.registry().versions()).containsExactly("0.2.0");
        assertThat(second.audit().intact()).isTrue();
    }
}
