package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.rehearsal.RehearsedRelease;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The dry run of a branch: everything is built by the real tools, and nothing is left of it. */
@ExtendWith(Shared.class)
class DryRunIT {
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

    private FinishedBuild dryRun(String branch) {
        return world.release(
                RehearsedRelease.jenkinsfile().resolveSibling("docs/pipelines/dry-run.Jenkinsfile"),
                Map.of("VERSION", "0.2.0", "BRANCH", branch),
                SampleSite.cast(),
                PipelineListener.NONE);
    }

    @Test
    @DisplayName("L18 builds every channel's package from develop, says what a release would do, and does nothing")
    void buildsAndShowsAndLeavesNothing() {
        String before = world.remote().commit("develop");

        FinishedBuild build = dryRun("");

        assertThat(build.isReleased()).as(build.console()).isTrue();
        assertThat(build.console())
                .contains(
                        "built for npm: @aegis-sample/beacon@0.1.0",
                        "built for npm-client: @aegis-sample/beacon-client@0.2.0",
                        "built for python-sdk: beacon-client@0.2.0",
                        "built for helm: beacon@0.2.0",
                        "the metadata does not state the version yet",
                        "a release would create branch release/0.2.0",
                        "a release would push annotated tag v0.2.0",
                        "a release would publish beacon@0.2.0 to helm");
        assertThat(build.report().outside().writes()).isZero();
        assertThat(world.remote().tags()).containsExactly("v0.1.0");
        assertThat(world.remote().commit("develop")).isEqualTo(before);
        assertThat(world.registry().versions()).isEmpty();
        assertThat(world.forge().releases()).isEmpty();
    }

    @Test
    void refusesABranchThatIsNotThere() {
        FinishedBuild build = dryRun("feature/none");

        assertThat(build.isReleased()).isFalse();
        assertThat(build.failure()).contains("AEGIS-CUT-003", "feature/none");
    }
}
