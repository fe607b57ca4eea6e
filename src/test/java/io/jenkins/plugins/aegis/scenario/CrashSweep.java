package io.jenkins.plugins.aegis.scenario;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import io.jenkins.plugins.aegis.testing.EffectWatch.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The command {@code bin/crash-sweep}: releases the sample project with the real tools, numbers every effect, and then,
 * for each of them, kills (SIGKILL) a release right before it, another right after it, lets a new build finish it, and
 * compares what is there with what the undisturbed release left. Exit codes: 0 all survived, 1 not all, 2 usage.
 *
 * <p>Each release that is to die begins where the undisturbed one stood at the start of that stage. With
 * {@code --only <text>} only the effects whose name contains the text are tried, with {@code --from <number>} only those
 * from that number on. With {@code --minutes <number>} no point is begun after that long, and {@code --again yes} goes on
 * with the undisturbed release of the last call, and counts the points that were tried since.
 */
final class CrashSweep {
    private static final int KILLED = 128 + 9;

    private final Path root = ProjectDirectory.locate().root().resolve("target/crash-sweep");
    private final SweepDirectory world = new SweepDirectory(root.resolve("world"));
    private final SweepDirectory copies = new SweepDirectory(root.resolve("copies"));
    private final SweptPoints points = new SweptPoints(root.resolve("points.txt"));

    private CrashSweep() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options =
                new HashMap<>(Map.of("--only", "", "--from", "1", "--minutes", "", "--again", "no"));
        for (int i = 0; i < arguments.length; i += 2) {
            if (!options.containsKey(arguments[i]) || i + 1 == arguments.length) {
                usage();
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        System.exit(new CrashSweep().run(options) ? 0 : 1);
    }

    private static void usage() {
        System.err.println("usage: bin/crash-sweep [--only <text>] [--from <number of an effect>] [--minutes <number>]"
                + " [--again yes]");
        System.exit(2);
    }

    private boolean run(Map<String, String> options) throws Exception {
        Instant started = Instant.now();
        if (!options.get("--again").equals("yes") && !undisturbed(started)) {
            return false;
        }
        String state = Files.readString(root.resolve("undisturbed.txt"));
        List<String> effects = Files.readAllLines(root.resolve("effects.txt"));
        int number = 0;
        for (String effect : effects) {
            number++;
            if (number < Integer.parseInt(options.get("--from")) || !effect.contains(options.get("--only"))) {
                continue;
            }
            for (Side side : Side.values()) {
                boolean over = !options.get("--minutes").isEmpty()
                        && Duration.between(started, Instant.now()).toMinutes()
                                >= Integer.parseInt(options.get("--minutes"));
                String point = String.format("%3d %-6s %s — ", number, side, effect);
                if (!over && points.isNew(point)) {
                    Instant begun = Instant.now();
                    Optional<String> trouble = attempt(side, effect, state);
                    points.add(point, trouble, since(begun));
                }
            }
        }
        System.out.println(points.figures() + ", of " + 2 * effects.size() + " at " + effects.size() + " effects, in "
                + since(started));
        return points.allSurvived();
    }

    /** Releases once, and keeps what that left, in which order, and what there was at the start of each stage. */
    private boolean undisturbed(Instant started) throws Exception {
        LocalCommand.in(root.getParent(), "rm", "-rf", "--", root.toString()).output();
        Files.createDirectories(world.root());
        LocalCommand.Outcome calm = build("copies", copies.root().toString());
        if (calm.exitCode() != 0) {
            System.out.println(calm.output() + calm.errorOutput());
            System.out.println("the undisturbed release failed");
            return false;
        }
        Files.copy(world.state(), root.resolve("undisturbed.txt"));
        Set<String> effects = new LinkedHashSet<>(world.effectsSoFar());
        Files.write(root.resolve("effects.txt"), effects);
        System.out.println("The undisturbed release has " + effects.size() + " effects, after " + since(started));
        return true;
    }

    /** What is wrong afterwards; empty if nothing is. */
    private Optional<String> attempt(Side side, String effect, String expected) throws Exception {
        String stage = effect.substring(0, effect.indexOf(": "));
        new SweepDirectory(copies.root().resolve(SweepDirectory.fileName(stage))).copyTo(world.root());
        LocalCommand.Outcome killed = build("die", side.name(), effect);
        if (killed.exitCode() != KILLED) {
            return Optional.of("it did not come there and ended with " + killed.exitCode()
                    + end(killed.output() + killed.errorOutput()));
        }
        world.awaitEndOfWhatWorksHere();
        String failure = SweptRehearsal.finish(world);
        if (!failure.isEmpty()) {
            return Optional.of("the next build did not release it" + end(failure));
        }
        String state = Files.readString(world.state());
        List<String> differences = builtBefore(stage)
                ? differences(expected, state)
                : differences(SweptState.withoutBytes(expected), SweptState.withoutBytes(state));
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of("left something else:\n    " + String.join("\n    ", differences));
    }

    /** Then both releases have the same bytes; otherwise the one that died built its own. */
    private boolean builtBefore(String stage) {
        return Files.exists(
                copies.root().resolve(SweepDirectory.fileName(stage)).resolve("jenkins/artifacts"));
    }

    private static List<String> differences(String expected, String found) {
        List<String> missing = new ArrayList<>(expected.lines().toList());
        List<String> unexpected = new ArrayList<>(found.lines().toList());
        found.lines().forEach(missing::remove);
        expected.lines().forEach(unexpected::remove);
        List<String> differences = new ArrayList<>();
        missing.forEach(line -> differences.add("- " + line));
        unexpected.forEach(line -> differences.add("+ " + line));
        return differences;
    }

    private LocalCommand.Outcome build(String... how) {
        List<String> arguments = new ArrayList<>(List.of(world.root().toString()));
        arguments.addAll(List.of(how));
        return RehearsalProcess.run(SweptRehearsal.class, arguments.toArray(String[]::new));
    }

    private static String end(String output) {
        List<String> lines = output.lines().toList();
        return ":\n    " + String.join("\n    ", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    private static String since(Instant start) {
        Duration took = Duration.between(start, Instant.now());
        return took.toMinutes() + " min " + took.toSecondsPart() + " s";
    }
}
