package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.rehearsal.RehearsalHooks;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.wiring.ReleaseWiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Target 4: the step that publishes, with registries far away, next to the longest path through its channels. */
final class PublishFigures {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final double MOST = 1.15;

    private final Path directory;

    PublishFigures(Path directory) {
        this.directory = directory;
    }

    Figure measure(int rounds) throws Exception {
        try (ScratchDirectory scratch = ScratchDirectory.in(directory)) {
            try (BenchSite site = BenchSite.in(scratch.work(), Optional.empty())) {
                site.releaseUntilPublished();
            }
            scratch.save();
            Samples whole = new Samples();
            Samples path = new Samples();
            List<CriticalPath> paths = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                paths.add(alone(scratch));
                path.add(paths.get(round).milliseconds());
                whole.add(together(scratch));
            }
            CriticalPath last = paths.get(rounds - 1);
            return Figure.of(
                    4,
                    "aegisPublishAll ÷ its channels' critical path",
                    "sample project, 300 ms a call",
                    whole.median() / path.median(),
                    MOST,
                    String.format(Locale.ROOT, "whole %s, path %s: %s ms", whole, path, last.members()));
        }
    }

    private static CriticalPath alone(ScratchDirectory scratch) throws IOException {
        scratch.restore();
        try (BenchSite site = BenchSite.in(scratch.work(), Optional.empty());
                SlowRegistries registries = SlowRegistries.before(site.site(), PAUSE)) {
            OneAtATime calls = new OneAtATime(registries);
            site.publish(PipelineListener.NONE, calls);
            return CriticalPath.of(calls.lanes(), calls.needs());
        }
    }

    private static double together(ScratchDirectory scratch) throws IOException {
        scratch.restore();
        try (BenchSite site = BenchSite.in(scratch.work(), Optional.empty());
                SlowRegistries registries = SlowRegistries.before(site.site(), PAUSE)) {
            Trace trace = new Trace();
            site.publish(trace, new RehearsalHooks() {
                @Override
                public ReleaseSite site(ReleaseSite real) {
                    return registries.of(real);
                }

                @Override
                public ReleaseWiring.Opened ports(ReleaseWiring.Opened real) {
                    return trace.ports(real);
                }
            });
            return trace.spans().stream()
                            .filter(span -> span.kind() == Span.Kind.STEP)
                            .mapToLong(Span::nanoseconds)
                            .sum()
                    / 1e6;
        }
    }
}
