package io.jenkins.plugins.aegis.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.rehearsal.RehearsedProject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that a release of the sample project left outside of its builds, as text: refs with history and files, tag
 * object, pull requests, releases with assets, what each registry serves, the chart index, and how often each was
 * published.
 *
 * <p>Left out are ports, times and, because they follow from times, the ids of commits. The digests of built files are
 * in lines of their own, since a release that died before anything was built builds later, with other time stamps.
 */
final class SweptState {
    private static final String VERSION = RehearsedProject.SAMPLE_VERSION;
    private static final String TAG = "v" + VERSION;
    private static final List<String> NPM = List.of("@aegis-sample/beacon", "@aegis-sample/beacon-client");
    /** Begins lines that two releases share only if they share what was built. */
    private static final String BYTES = "bytes of ";

    private final SampleSite world;
    private final SweepDirectory directory;
    private final List<String> lines = new ArrayList<>();

    private SweptState(SampleSite world, SweepDirectory directory) {
        this.world = world;
        this.directory = directory;
    }

    static String of(SampleSite world, SweepDirectory directory) throws IOException {
        SweptState state = new SweptState(world, directory);
        state.refs();
        state.forge();
        state.registries();
        state.publications();
        return String.join("\n", state.lines) + "\n";
    }

    /** Without what depends on when it was built. */
    static String withoutBytes(String state) {
        return state.lines().filter(line -> !line.startsWith(BYTES)).reduce("", (text, line) -> text + line + "\n");
    }

    private static String masked(String text) {
        return text.replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1")
                .replaceAll("\\b[0-9a-f]{40}\\b", "<commit>")
                .replaceAll("\\b[0-9a-f]{64}\\b", "<digest>")
                .replaceAll("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)", "<time>");
    }

    private static String digest(byte[] content) {
        return Digest.of(Digest.Algorithm.SHA256, content).toString();
    }

    private void refs() {
        RemoteView remote = world.remote();
        for (String ref : remote.git("for-each-ref", "--format=%(refname) %(objecttype)")
                .lines()
                .toList()) {
            if (ref.startsWith("refs/pull/")) {
                continue;
            }
            lines.add(ref);
            String name = ref.split(" ")[0];
            if (name.startsWith("refs/heads/")) {
                lines.add("  history: "
                        + remote.git("log", "--format=%s (%an)", name).lines().toList());
                for (String path :
                        remote.git("ls-tree", "-r", "--name-only", name).lines().toList()) {
                    if (!path.endsWith(".tgz")) {
                        lines.add("  " + path + " "
                                + digest(masked(remote.git("show", name + ":" + path))
                                        .getBytes(StandardCharsets.UTF_8)));
                    }
                }
            }
        }
        lines.add("tag on main: " + remote.commit(TAG).equals(remote.commit("main")));
        lines.add("tag object: "
                + remote.git("cat-file", "tag", TAG)
                        .replaceFirst("(?m)^tagger .*$", "")
                        .lines()
                        .map(SweptState::masked)
                        .toList());
        remote.git("show", "gh-pages:helm/index.yaml")
                .lines()
                .map(SweptState::masked)
                .forEach(line -> lines.add("index: " + line));
    }

    private void forge() {
        lines.addAll(world.forge().pulls());
        for (JsonNode release : world.forge().releases()) {
            lines.add("release " + release.path("tag_name").asText() + " \""
                    + release.path("name").asText() + "\" draft=" + release.path("draft") + " prerelease="
                    + release.path("prerelease") + " "
                    + masked(release.path("body").asText()).replace('\n', '|'));
            for (JsonNode asset : release.path("assets")) {
                lines.add("asset " + asset.path("name").asText() + " "
                        + asset.path("state").asText());
            }
        }
        lines.add("latest: "
                + world.forge().get("/releases/latest").path("tag_name").asText());
        world.forge().assets(TAG).forEach((name, content) -> lines.add(BYTES + name + " " + digest(content)));
    }

    private void registries() throws IOException {
        Map<String, byte[]> assets = world.forge().assets(TAG);
        URI npm = world.registry().url();
        for (String name : NPM) {
            JsonNode there = Http.json(URI.create(npm + name.replace("/", "%2F")));
            List<String> versions = new ArrayList<>();
            there.path("versions").fieldNames().forEachRemaining(versions::add);
            lines.add(name + " " + versions + " " + there.path("dist-tags"));
            String tarball = there.path("versions")
                    .path(VERSION)
                    .path("dist")
                    .path("tarball")
                    .asText();
            String file = name.replace("@", "").replace('/', '-') + "-" + VERSION + ".tgz";
            lines.add("  is the asset: "
                    + Arrays.equals(Http.get(URI.create(tarball)).body(), assets.get(file)));
        }
        Path index = world.files().pythonIndex().resolve("files");
        try (Stream<Path> files = Files.walk(index)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                lines.add("python " + index.relativize(file) + " is the asset: "
                        + Arrays.equals(Files.readAllBytes(file), assets.get(name)));
            }
        }
        String chart = "beacon-" + VERSION + ".tgz";
        lines.add("chart is the asset: "
                + Arrays.equals(Http.get(world.helmRepository().resolve(chart)).body(), assets.get(chart)));
    }

    /** What nothing may do twice, however many processes it took. */
    private void publications() throws IOException {
        Map<String, Integer> times = new TreeMap<>();
        for (String effect : directory.effectsSoFar()) {
            String what = effect.replaceFirst("^[^:]*: ", "")
                    .replaceFirst(" \\([0-9]+\\)$", "")
                    .replaceAll("releases/[0-9]+", "releases/N");
            if (what.matches("git (createSoleBranch|pushTag|deleteBranch|updateBranch) .*|python-index upload"
                    + "|forge POST .*/(pulls|releases|assets.*)|(npm|npm-client|helm) publish .*")) {
                times.merge(what, 1, Integer::sum);
            }
        }
        times.forEach((what, count) -> lines.add(count + " × " + what));
        try (Stream<String> log = Files.lines(directory.root().resolve("registry/verdaccio.log"))) {
            lines.add("npm took publishes: "
                    + log.filter(line -> line.contains("http <-- 201") && line.contains("'PUT /@"))
                            .count());
        }
    }
}
