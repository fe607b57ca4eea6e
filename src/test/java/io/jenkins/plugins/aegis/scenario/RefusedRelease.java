package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.rehearsal.RehearsalCast;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import java.util.Map;

/** A release of the sample project that is refused before anything of it was tagged or published. */
final class RefusedRelease {
    private RefusedRelease() {}

    /** @param message what its failure says, each of these */
    static FinishedBuild of(SampleSite world, RehearsalCast cast, PipelineListener watching, String... message) {
        FinishedBuild build = world.release(Map.of("VERSION", "0.2.0"), cast, watching);

        assertThat(build.failure()).contains(message);
        assertThat(build.isReleased()).isFalse();
        assertThat(world.remote().tags()).containsExactly("v0.1.0");
        assertThat(world.forge().releases()).isEmpty();
        assertThat(world.registry().versions()).isEmpty();
        assertThat(build.audit().intact()).isTrue();
        return build;
    }
}
