package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.rehearsal.RehearsalSite;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a release publishes to, as if it were far away: each call to the npm registry, the Python index and the served
 * Helm repository waits first, and so does each change on the forge.
 */
record SlowRegistries(SlowProxy npm, SlowProxy index, SlowProxy helm) implements AutoCloseable {
    static SlowRegistries before(RehearsalSite site, Duration pause) throws IOException {
        site.forge().watchWrites(request -> {
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return () -> {};
        });
        return new SlowRegistries(
                SlowProxy.before(site.registry().url(), pause),
                SlowProxy.before(site.index().index(), pause),
                SlowProxy.before(site.helmRepository(), pause));
    }

    /** The same site by the slow addresses. */
    ReleaseSite of(ReleaseSite real) {
        ReleaseSite.Registries there = real.registries();
        return new ReleaseSite(
                real.repository(),
                real.remote(),
                real.forgeApi(),
                new ReleaseSite.Registries(
                        npm.of(there.npm()),
                        there.pypi().map(each -> new ReleaseSite.PyPi(index.of(each.index()), index.of(each.upload()))),
                        there.helm().map(helm::of),
                        Optional.empty()),
                real.approval());
    }

    @Override
    public void close() {
        npm.close();
        index.close();
        helm.close();
    }
}
