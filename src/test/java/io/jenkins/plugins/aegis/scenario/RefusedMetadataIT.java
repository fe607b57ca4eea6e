package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.RehearsedRelease;
import io.jenkins.plugins.aegis.rehearsal.forge.CheckState;
import io.jenkins.plugins.aegis.rehearsal.forge.PullView;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Release pull requests that are not what Release Please should have made; nobody is asked to merge them. */
@ExtendWith(Shared.class)
class RefusedMetadataIT {
    @TempDir
    Path directory;

    private SampleSite world;
    private PullView pull;

    @BeforeEach
    void open(Beginnings beginnings) {
        world = beginnings.at(Beginnings.Point.METADATA_OPENED, directory);
        pull = world.maintainers().pulls().get(0);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void refusesAForeignFile() {
        push("src/index.js", "export default 7;\n");

        refuses("AEGIS-RPR-003", "#1 changes files that are no release metadata: src/index.js", "cut again");
    }

    @Test
    void refusesAnotherTitle() {
        world.maintainers().closePull(People.REVIEWER, pull.number());
        world.maintainers()
                .openPull(People.REVIEWER, pull.head(), pull.base(), "chore(release/0.2.0): release 0.2.0-preview");

        refuses("AEGIS-RPR-002", "titled \"chore(release/0.2.0): release 0.2.0-preview\"", "cut again");
    }

    @Test
    @DisplayName("L11 one version surface of six that states another version")
    void refusesOneWrongSurface() {
        push(
                "deploy/helm/beacon/Chart.yaml",
                world.remote()
                        .file(pull.head(), "deploy/helm/beacon/Chart.yaml")
                        .replace("appVersion: 0.2.0", "appVersion: 0.1.0"));

        refuses("AEGIS-RPR-004", "/appVersion", "states 0.1.0, not 0.2.0", "do not edit it by hand");
    }

    @Test
    @DisplayName("L12 a changelog that starts at another tag than the latest published one")
    void refusesAnOldBaseline() {
        push(
                "CHANGELOG.md",
                world.remote()
                        .file(pull.head(), "CHANGELOG.md")
                        .replace("compare/v0.1.0...v0.2.0", "compare/v0.0.9...v0.2.0"));

        refuses("AEGIS-RPR-005", "starts at v0.0.9, but the latest published tag is v0.1.0", "cut again");
    }

    @Test
    void refusesRedChecks() {
        world.maintainers().check(pull.head(), "ci", CheckState.RED);

        refuses("AEGIS-RPR-006", "check \"ci\" is red on #1");
    }

    @Test
    @DisplayName("L10 a second release pull request of the same version")
    void refusesTwoReleasePullRequests() {
        String other = pull.head().replace("--components--beacon", "--components--other");
        world.remote().createBranch(other, pull.head());
        world.maintainers().openPull(People.REVIEWER, other, pull.base(), pull.title());

        refuses("AEGIS-RPR-001", "2 release pull requests are open into release/0.2.0: #1, #2", "Close all but");
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        push("src/index.js", "export default 7;\n");
        push("CHANGELOG.md", "# Changelog\n");
        world.maintainers().check(pull.head(), "ci", CheckState.PENDING);

        refuses("AEGIS-RPR-003", "AEGIS-RPR-004", "AEGIS-RPR-005", "AEGIS-RPR-006");
    }

    @Test
    @DisplayName("with closeOnFailure the pull request is closed and the release branch deleted, as the runbook says")
    void closesAWrongPullRequestIfAskedTo() throws IOException {
        push("src/index.js", "export default 7;\n");
        Path jenkinsfile = Files.writeString(
                directory.resolve("Jenkinsfile"),
                Files.readString(RehearsedRelease.jenkinsfile())
                        .replace("aegisVerifyReleasePr()", "aegisVerifyReleasePr(closeOnFailure: true)"));

        FinishedBuild build =
                world.release(jenkinsfile, Map.of("VERSION", "0.2.0"), SampleSite.cast(), PipelineListener.NONE);

        assertThat(build.failure()).contains("AEGIS-RPR-003", "src/index.js");
        assertThat(world.forge().pulls())
                .containsExactly(
                        "#1 release-please--branches--release/0.2.0--components--beacon → release/0.2.0: closed");
        assertThat(world.remote().branches()).doesNotContain("release/0.2.0");
    }

    private void push(String path, String content) {
        world.remote().commitFile(pull.head(), "chore: change " + path, path, content);
    }

    private void refuses(String... message) {
        String main = world.remote().commit("main");

        FinishedBuild build = world.release("0.2.0");

        assertThat(build.failure()).contains(message);
        assertThat(build.isReleased()).isFalse();
        assertThat(build.report().outside().writes()).isZero();
        assertThat(world.maintainers().pull(pull.number()).state()).isNotEqualTo("merged");
        assertThat(world.remote().commit("main")).isEqualTo(main);
        assertThat(world.remote().tags()).containsExactly("v0.1.0");
    }
}
