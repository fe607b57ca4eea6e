package io.jenkins.plugins.aegis.step;

import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.testing.EffectWatch;
import io.jenkins.plugins.aegis.testing.ReleaseScene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Every point at which a release can die: right before and right after each effect.
 *
 * <p>At each point of one undisturbed release everything that outlives a process is copied: what a process leaves that is
 * killed there, without any code of its own running after it. On the copy a new build is run to its end.
 */
final class CrashPoints {
    private final Path directory;
    private final ReleaseRequest request;
    /** How the release under test sees its ports. */
    private final UnaryOperator<ReleasePorts> under;

    private final Predicate<String> tried;
    private final List<Ended> ended = new ArrayList<>();
    private int effects;
    private boolean kept;

    /**
     * A point, and what came of it.
     *
     * @param name side and effect
     * @param trouble what is wrong at the end; empty if the release survived
     */
    record Point(String name, List<String> trouble) {
        boolean survived() {
            return trouble.isEmpty();
        }
    }

    /** @param built whether the artifacts were in the store when it died */
    private record Ended(String name, boolean built, CrashState state, String failure) {}

    /** @param tried the names of the effects to be tried */
    CrashPoints(Path directory, ReleaseRequest request, UnaryOperator<ReleasePorts> under, Predicate<String> tried) {
        this.directory = directory;
        this.request = request;
        this.under = under;
        this.tried = tried;
    }

    /** How many effects the undisturbed release had. */
    int effects() {
        return effects;
    }

    /** @param beginning the directory of a world on which nothing was released yet */
    List<Point> sweep(Path beginning) throws Exception {
        Path calm = copy(beginning, "calm");
        Dying watch = new Dying(calm);
        CrashState undisturbed;
        try (CrashWorld world = new CrashWorld(calm, watch)) {
            chain(world).run();
            undisturbed = CrashState.of(world, calm, request.version().tag());
        }
        if (watch.broken != null) {
            throw watch.broken;
        }
        return ended.stream().map(end -> judge(end, undisturbed)).toList();
    }

    private ReleaseChain chain(CrashWorld world) {
        ReleaseScene scene = new ReleaseScene() {
            private final ReleasePorts ports = under.apply(world);

            @Override
            public ReleasePorts ports() {
                return ports;
            }

            @Override
            public void go() {
                world.go();
            }

            @Override
            public void reviewAndMerge(String base) {
                world.reviewAndMerge(base);
            }
        };
        return new ReleaseChain(scene, request);
    }

    private Point judge(Ended end, CrashState undisturbed) {
        List<String> trouble = new ArrayList<>();
        if (!end.failure().isEmpty()) {
            trouble.add("the next build failed: " + end.failure());
        }
        // Who dies before the artifacts are kept builds again, and vouches for that build.
        undisturbed.differences(end.state()).stream()
                .filter(line -> end.built() || !line.matches("\\w+: (built |asset package.sigstore ).*"))
                .forEach(trouble::add);
        return new Point(end.name(), trouble);
    }

    private Path copy(Path from, String name) {
        Path to = directory.resolve(name);
        LocalCommand.in(directory, "cp", "-a", "--", from.toString(), to.toString())
                .output();
        return to;
    }

    /** Dies, in a copy, at every effect of the release that goes on here; one call of a port at a time. */
    private final class Dying extends EffectWatch {
        private final Path calm;
        private final ReentrantLock oneAtATime = new ReentrantLock();
        private Exception broken;

        Dying(Path calm) {
            this.calm = calm;
        }

        @Override
        protected void enter() {
            oneAtATime.lock();
        }

        @Override
        protected void leave() {
            oneAtATime.unlock();
        }

        @Override
        protected void at(Side side, Effect effect) {
            effects += side == Side.BEFORE ? 1 : 0;
            kept |= side == Side.AFTER && effect.what().startsWith("store keep");
            if (!tried.test(effect.what())) {
                return;
            }
            try {
                finish(copy(calm, "point-" + ended.size()), side + " " + effect.what());
            } catch (Exception e) {
                broken = e;
            }
        }
    }

    private void finish(Path copy, String name) throws Exception {
        boolean built = kept;
        String failure = "";
        try (CrashWorld world = new CrashWorld(copy, EffectWatch.NONE)) {
            try {
                chain(world).run();
            } catch (Exception e) {
                failure = String.valueOf(e.getMessage());
            }
            ended.add(new Ended(
                    name, built, CrashState.of(world, copy, request.version().tag()), failure));
        } finally {
            LocalCommand.in(directory, "rm", "-rf", "--", copy.toString()).output();
        }
    }
}
