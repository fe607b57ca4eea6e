package io.jenkins.plugins.aegis.step;

import io.jenkins.plugins.aegis.port.Forge.Asset;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.rehearsal.forge.PullView;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.testing.DirectoryChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a release left outside of its builds: refs with history and trees, tag object, pull requests, releases with the
 * bytes of their assets, contents of the registries and what they took how often, the chart index to the byte.
 */
record CrashState(String main, List<String> lines) {

    static CrashState of(CrashWorld world, Path root, String tag) throws Exception {
        List<String> lines = new ArrayList<>();
        Path remote = root.resolve("remote.git");
        for (String ref : git(
                remote, "for-each-ref", "--format=%(refname) %(objecttype)", "refs/heads", "refs/tags", "refs/aegis")) {
            lines.add(ref);
            if (ref.startsWith("refs/heads/")) {
                lines.addAll(git(remote, "log", "--format=  %T %s (%an)", ref.split(" ")[0]));
            }
        }
        git(remote, "cat-file", "tag", tag).forEach(line -> lines.add("tag: " + line));
        git(remote, "show", "gh-pages:helm/index.yaml").forEach(line -> lines.add("index: " + line));
        for (PullView pull : world.server().maintainers().pulls()) {
            lines.add("#" + pull.number() + " " + pull.title() + ": " + pull.head() + " → " + pull.base() + " "
                    + pull.state());
        }
        lines.addAll(releases(world));
        for (String name : registries(root)) {
            DirectoryChannel registry = world.registry(name);
            lines.addAll(registry.contents());
            lines.add(name + " took, in any order: "
                    + registry.taken().stream().sorted().toList());
        }
        lines.add("built " + Files.readAllLines(root.resolve("builds.log")).size() + " times");
        return new CrashState(git(remote, "rev-parse", "main").get(0), lines);
    }

    private static List<String> releases(CrashWorld world) throws Exception {
        List<String> lines = new ArrayList<>();
        for (ForgeRelease release : world.everyRelease()) {
            lines.add("release " + release.tag() + " draft=" + release.draft() + " prerelease=" + release.prerelease());
            for (Asset asset : release.assets().stream()
                    .sorted(Comparator.comparing(Asset::name))
                    .toList()) {
                lines.add("asset " + asset.name() + " "
                        + world.forge()
                                .downloadDigest(release, asset.name())
                                .asOptional()
                                .orElseThrow());
            }
        }
        return lines;
    }

    private static List<String> registries(Path root) throws IOException {
        if (!Files.exists(root.resolve("registries"))) {
            return List.of();
        }
        try (Stream<Path> there = Files.list(root.resolve("registries"))) {
            return there.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    /** Nothing for what is not there. */
    private static List<String> git(Path remote, String... arguments) {
        List<String> words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(arguments));
        return LocalCommand.in(remote, words.toArray(String[]::new))
                .run()
                .output()
                .lines()
                .toList();
    }

    /**
     * What the other has or has not; empty if both are the same. A release whose pull requests were merged at another
     * time has other commits, and what names them or was built from them differs; all else must not.
     */
    List<String> differences(CrashState other) {
        boolean sameCommits = main.equals(other.main);
        List<String> mine =
                sameCommits ? lines : lines.stream().map(CrashState::masked).toList();
        List<String> others = sameCommits
                ? other.lines
                : other.lines.stream().map(CrashState::masked).toList();
        List<String> differences = new ArrayList<>();
        List<String> missing = new ArrayList<>(mine);
        others.forEach(missing::remove);
        missing.forEach(line -> differences.add("missing: " + line));
        List<String> unexpected = new ArrayList<>(others);
        mine.forEach(unexpected::remove);
        unexpected.forEach(line -> differences.add("unexpected: " + line));
        return differences;
    }

    private static String masked(String line) {
        return line.startsWith("refs") || line.startsWith("index") || line.startsWith("  ")
                ? line
                : line.replaceAll("\\b[0-9a-f]{40}\\b|\\b[0-9a-f]{64}\\b", "<follows from commit>");
    }
}
