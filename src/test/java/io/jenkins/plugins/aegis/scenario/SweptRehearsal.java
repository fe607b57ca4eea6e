package io.jenkins.plugins.aegis.scenario;

import io.jenkins.plugins.aegis.rehearsal.RehearsedProject;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageInfo;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.testing.EffectWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A build of the release of the sample project with the real tools, which may be told to die (SIGKILL) at an effect, or
 * to leave copies of all that there is at the start of each stage. A release that ends well writes down its state.
 */
final class SweptRehearsal {
    private SweptRehearsal() {}

    /** @param arguments directory; then {@code copies <directory>}, or {@code die <side> <effect>} */
    public static void main(String[] arguments) throws IOException {
        SweepDirectory directory = new SweepDirectory(Path.of(arguments[0]));
        if (arguments[1].equals("die")) {
            run(directory, arguments[2] + " " + arguments[3], stage -> {});
            System.exit(1);
        }
        SweepDirectory copies = new SweepDirectory(Path.of(arguments[2]));
        String failure =
                run(directory, "", stage -> directory.copyTo(copies.root().resolve(SweepDirectory.fileName(stage))));
        System.out.println(failure);
        System.exit(failure.isEmpty() ? 0 : 1);
    }

    /** Releases to the end; answers what it printed if that is no success. */
    static String finish(SweepDirectory directory) throws IOException {
        return run(directory, "", stage -> {});
    }

    private static String run(SweepDirectory directory, String deadly, Consumer<String> atStage) throws IOException {
        try (SampleSite world = SampleSite.in(directory.root())) {
            EffectWatch watch = watch(directory, deadly);
            FinishedBuild build =
                    world.watchedBy(watch).release(RehearsedProject.SAMPLE_VERSION, stages(watch, atStage));
            if (!build.isReleased()) {
                return build.console();
            }
            Files.writeString(directory.state(), SweptState.of(world, directory));
            return "";
        }
    }

    private static PipelineListener stages(EffectWatch watch, Consumer<String> started) {
        return new PipelineListener() {
            @Override
            public void stageStarted(StageInfo stage) {
                started.accept(stage.name());
                watch.stage(stage.name());
            }
        };
    }

    private static EffectWatch watch(SweepDirectory directory, String deadly) {
        return new EffectWatch() {
            @Override
            protected void at(Side side, Effect effect) {
                if (side == Side.AFTER) {
                    note(directory.effects(), effect.toString());
                }
                if (deadly.equals(side + " " + effect)) {
                    die();
                }
            }
        };
    }

    private static synchronized void note(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void die() {
        String self = Long.toString(ProcessHandle.current().pid());
        LocalCommand.in(Path.of("."), "kill", "-KILL", self).run();
        while (true) {
            LockSupport.park();
        }
    }
}
