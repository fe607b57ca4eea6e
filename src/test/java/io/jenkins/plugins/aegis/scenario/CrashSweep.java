package io.jenkins.plugins.aegis.scenario;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import io.jenkins.plugins.aegis.testing.EffectWatch.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The command {@code bin/crash-sweep}: releases the sample project with the real tools, numbers every effect, and then,
 * for each of them, kills (SIGKILL) a release right before it, another right after it, lets a new build finish it, and
 * compares what is there with what the undisturbed release left. Exit codes: 0 all survived, 1 not all, 2 usage.
 *
 * <p>Each release that is to die begins where the undisturbed one stood at the start of that stage. With
 * {@code --only <text>} only the effects whose name contains the text are tried, with {@code --from <number>} only those
 * from that number on.
 */
final class CrashSweep {
    private static final int KILLED = 128 + 9;

    private final Path root = ProjectDirectory.locate().root().resolve("target/crash-sweep");
    private final SweepDirectory world = new SweepDirectory(root.resolve("world"));
    private final SweepDirectory copies = new SweepDirectory(root.resolve("copies"));
    private int tried;
    private int survived;

    private CrashSweep() {}

    public static void main(String[] arguments) throws Exception {
        String only = "";
        int from = 1;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--only" -> only = arguments[i + 1];
                case "--from" -> from = Integer.parseInt(arguments[i + 1]);
                default -> usage();
            }
        }
        if (arguments.length % 2 != 0) {
            usage();
        }
        System.exit(new CrashSweep().run(only, from) ? 0 : 1);
    }

    private static void usage() {
        System.err.println("usage: bin/crash-sweep [--only <text>] [--from <number of an effect>]");
        System.exit(2);
    }

    private boolean run(String only, int from) throws Exception {
        Instant started = Instant.now();
        LocalCommand.in(root.getParent(), "rm", "-rf", "--", root.toString()).output();
        Files.createDirectories(world.root());
        LocalCommand.Outcome calm = build("copies", copies.root().toString());
        if (calm.exitCode() != 0) {
            System.out.println(calm.output() + calm.errorOutput());
            System.out.println("the undisturbed release failed");
            return false;
        }
        String state = Files.readString(world.state());
        Set<String> effects = new LinkedHashSet<>(world.effectsSoFar());
        System.out.println("The undisturbed release has " + effects.size() + " effects, after " + since(started));
        int number = 0;
        for (String effect : effects) {
            number++;
            if (number < from || !effect.contains(only)) {
                continue;
            }
            for (Side side : Side.values()) {
                Instant begun = Instant.now();
                Optional<String> trouble = attempt(side, effect, state);
                tried++;
                survived += trouble.isEmpty() ? 1 : 0;
                System.out.printf(
                        "%3d %-6s %s — %s, %s%n",
                        number,
                        side,
                        effect,
                        trouble.map(why -> "NOT SURVIVED: " + why).orElse("survived"),
                        since(begun));
            }
        }
        System.out.println("points " + tried + " tried, " + survived + " survived, of " + effects.size()
                + " effects, in " + since(started));
        return survived == tried;
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
