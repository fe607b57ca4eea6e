package io.jenkins.plugins.aegis.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.ReleaseWorld;
import io.jenkins.plugins.aegis.testing.Requests;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole releases on real git, with a forge and a registry in memory; slow for a unit test, fast for a release. */
class ReleaseChainTest {
    /** They look each time, and what they find passes, or not. */
    private static final Set<String> JUDGEMENTS = Set.of("aegisReleaseChecks", "aegisVerifyRelease");

    @TempDir
    Path directory;

    private static void release(ReleaseWorld world, ReleaseRequest request) throws Exception {
        new ReleaseChain(world, request).run();
        String version = request.version().toString();
        String tag = request.version().tag();
        assertThat(world.remote().bareGit("rev-parse", tag + "^{commit}"))
                .isEqualTo(world.head("main").map(CommitId::hex).orElseThrow());
        assertThat(world.head("release/" + version)).isEmpty();
        var published = world.ports()
                .npm()
                .published(Metadata.PACKAGE, version)
                .asOptional()
                .orElseThrow();
        assertThat(published.labels()).containsEntry(request.version().distTag(), version);
        var release = world.ports().forge().release(tag).asOptional().orElseThrow();
        assertThat(release.draft()).isFalse();
        assertThat(release.prerelease()).isEqualTo(request.version().isPrerelease());
        assertThat(release.assets())
                .extracting(asset -> asset.name())
                .containsExactlyInAnyOrder(
                        "acme-widget-" + version + ".tgz", "checksums.txt", "package.sigstore", "sbom.json");
        assertThat(world.builder().builds()).isEqualTo(1);
        assertThat(outcome(world)).isEqualTo("RELEASED");
    }

    private static String outcome(ReleaseWorld world) {
        List<AuditEvent.ReleaseFinished> finished = world.ports().audit().events(AuditEvent.ReleaseFinished.class);
        assertThat(finished).hasSize(1);
        return finished.get(0).outcome();
    }

    private static String subject(ReleaseWorld world, String tag) {
        return world.remote().bareGit("tag", "--list", tag, "--format=%(contents)");
    }

    @Test
    void releasesAStableVersionAsLatest() throws Exception {
        ReleaseWorld world = ReleaseWorld.straight(directory, "1.2.3");
        release(world, Requests.of("1.2.3"));
        assertThat(world.ports().forge().latestTag()).contains("v1.2.3");
        assertThat(world.ports().forge().draftOf("v1.2.3").orElseThrow().body()).contains("what 1.2.3 brings");
        assertThat(world.ports().forge().draftOf("v1.2.3").orElseThrow().previousTag())
                .contains("v1.2.2");
    }

    @Test
    void releasesAPreviewBesideLatest() throws Exception {
        ReleaseWorld world = ReleaseWorld.straight(directory, "1.3.0-preview");
        release(world, Requests.of("1.3.0-preview"));
        assertThat(world.ports().forge().latestTag()).isEmpty();
    }

    @Test
    @DisplayName("L17 a recovery preview with its authorisation is tagged with the three recovery lines")
    void releasesARecoveryPreview() throws Exception {
        ReleaseWorld world = ReleaseWorld.afterABrokenPreview(directory, "1.2.3-preview.1");
        release(world, Requests.recovery("1.2.3-preview.1", 42));
        assertThat(subject(world, "v1.2.3-preview.1"))
                .contains(
                        "recovery-release: true\nrecovery-issue: #42\nrecovery-confirmation: RECOVERY 1.2.3-preview.1\n");
    }

    @Test
    @DisplayName("L13 histories that were squashed apart are promoted by a clean branch with the metadata only")
    void releasesFromDivergedHistories() throws Exception {
        ReleaseWorld world = ReleaseWorld.squashDivergent(directory, "1.2.3");
        release(world, Requests.of("1.2.3"));
        assertThat(world.head("chore/promote-1.2.3-main")).isEmpty();
        assertThat(world.ports().forge().pullRequestsInto("main").asOptional().orElseThrow())
                .singleElement()
                .satisfies(pull -> assertThat(pull.head()).isEqualTo("chore/promote-1.2.3-main"));
    }

    @Test
    @DisplayName("L19 a second run of a released version changes nothing and says so")
    void changesNothingTheSecondTime() throws Exception {
        ReleaseWorld world = ReleaseWorld.straight(directory, "1.2.3");
        ReleaseRequest request = Requests.of("1.2.3");
        release(world, request);
        String before = world.outside();
        int forgeWrites = world.ports().forge().writes().size();
        assertThat(world.ports().build().isGoGiven()).isFalse();
        world.startAnotherBuild();
        world.ports().build().pushedEarlier("v1.2.3", world.remote().bareGit("rev-parse", "v1.2.3"));
        new ReleaseChain(world, request).run();
        assertThat(world.ports().build().isGoGiven()).isTrue();
        assertThat(world.outside()).isEqualTo(before);
        assertThat(world.ports().forge().writes()).hasSize(forgeWrites);
        assertThat(outcome(world)).isEqualTo("ALREADY_DONE");
        assertThat(world.ports().audit().events(AuditEvent.EffectIntended.class))
                .isEmpty();
        assertThat(world.ports().audit().events(AuditEvent.StepFinished.class))
                .isNotEmpty()
                .allSatisfy(finished -> assertThat(finished.outcome())
                        .isEqualTo(JUDGEMENTS.contains(finished.step()) ? "PASSED" : "ALREADY_DONE"));
    }

    @Test
    @DisplayName("L15 a tag that no earlier build is known to have pushed spares nobody the question")
    void asksAboutATagOfUnknownOrigin() throws Exception {
        ReleaseWorld world = ReleaseWorld.straight(directory, "1.2.3");
        ReleaseChain chain = new ReleaseChain(world, Requests.of("1.2.3"));
        chain.run();

        world.startAnotherBuild();
        chain.run("aegisGoNoGo");
        assertThat(world.ports().build().isGoGiven()).isFalse();

        world.startAnotherBuild();
        world.ports().build().pushedEarlier("v1.2.3", world.remote().bareGit("rev-parse", "v1.2.2"));
        chain.run("aegisGoNoGo");
        assertThat(world.ports().build().isGoGiven()).isFalse();

        world.startAnotherBuild();
        world.ports().build().unreadableEarlierLogs("disk error");
        chain.run("aegisGoNoGo");
        assertThat(world.ports().build().isGoGiven()).isFalse();
    }

    @Test
    @DisplayName(
            "L14 what is approved and tagged follows from the commit alone, whatever other branches' descriptors say")
    void tagsUnderTheDescriptorOfTheTaggedCommit() throws Exception {
        ReleaseWorld world = ReleaseWorld.straight(directory, "1.2.3");
        ReleaseChain chain = new ReleaseChain(world, Requests.of("1.2.3"));
        for (String step : ReleaseChain.order()) {
            if (step.equals("aegisVerifyPromotion")) {
                // As a forge does that deletes merged branches; then only the source branch is left to be asked.
                world.remote().bareGit("branch", "--delete", "--force", "release/1.2.3");
                world.remote().git("switch", "--quiet", "develop");
                world.remote()
                        .commit(
                                "feat: another layout",
                                ".aegis/release.yml",
                                "schema: 1\nchannels: [{type: npm, name: npm, directory: packages/widget}]\n");
                world.remote().git("push", "--quiet", "origin", "develop");
            }
            chain.run(step);
        }
        assertThat(outcome(world)).isEqualTo("RELEASED");
        assertThat(world.ports().forge().draftOf("v1.2.3").orElseThrow().body()).contains("what 1.2.3 brings");
    }

    @Test
    @DisplayName("L14 a main that moves between go and tag is refused, and nothing is tagged")
    void refusesAMainThatMovedAfterTheGo() throws Exception {
        ReleaseWorld world = ReleaseWorld.straight(directory, "1.2.3");
        ReleaseChain chain = new ReleaseChain(world, Requests.of("1.2.3"));
        List<String> order = ReleaseChain.order();
        for (String step : order.subList(0, order.indexOf("aegisTag"))) {
            chain.run(step);
        }
        String approved = world.head("main").map(CommitId::hex).orElseThrow();
        world.remote().git("switch", "--quiet", "--force-create", "hotfix", "origin/main");
        world.remote().commit("fix: late", "src/index.js", "late\n");
        world.remote().git("push", "--quiet", "origin", "HEAD:refs/heads/main");
        assertThatThrownBy(() -> chain.run("aegisTag"))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContainingAll("AEGIS-APR-003", "commit was " + approved, "Run the go/no-go stage again");
        assertThat(world.remote().bareGit("tag", "--list", "v1.2.3")).isEmpty();
    }

    @Test
    @DisplayName("L18 verification, build and checks come before the go/no-go, and that before the tag")
    void verifiesAndBuildsBeforeTheTag() {
        List<String> order = ReleaseChain.order();
        assertThat(order)
                .containsSubsequence("aegisPreflight", "aegisCutReleaseBranch", "aegisReleasePlease")
                .containsSubsequence(
                        "aegisVerifyPromotion",
                        "aegisBuild",
                        "aegisGoNoGo",
                        "input",
                        "aegisTag",
                        "aegisPublishAll",
                        "aegisVerifyRelease",
                        "aegisCleanUp",
                        "aegisReport");
        assertThat(order.subList(order.indexOf("aegisTag") + 1, order.size()))
                .doesNotContain("aegisBuild", "aegisVerifyPromotion", "aegisPreflight");
    }
}
