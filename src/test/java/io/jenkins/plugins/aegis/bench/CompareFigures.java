package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.bench.GeneratedRepository.Size;
import io.jenkins.plugins.aegis.bench.ObservedFacts.Step;
import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.RehearsalDirectory;
import io.jenkins.plugins.aegis.rehearsal.RehearsalSite;
import io.jenkins.plugins.aegis.rehearsal.RehearsedProject;
import io.jenkins.plugins.aegis.rehearsal.forge.LoopbackForge;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Target 8: what people would pick instead, on the same generated repository: semantic-release until it has decided,
 * Release Please until it has its baseline, and our facts of preflight, in turns.
 *
 * <p>Each has what it keeps between two runs: semantic-release a clone, we a cache; Release Please asks a forge that has
 * a release of the last tag, which is as near as its search can end.
 */
final class CompareFigures {
    private final Path directory;
    private final GeneratedRepository repository;

    CompareFigures(Path directory, Size size) throws IOException {
        this.directory = directory;
        this.repository = GeneratedRepository.in(directory.resolve("repositories"), size);
    }

    List<Figure> measure(int rounds) throws Exception {
        try (ScratchDirectory scratch = ScratchDirectory.in(directory)) {
            Path work = Files.createDirectories(scratch.work());
            ObservedFacts facts = new ObservedFacts(repository, work.resolve("ours"));
            TimedProgram semantic = semanticRelease(work);
            Path remote = withConfiguration(work);
            RehearsedProject project = new RehearsedProject(remote, "bench/grown", List.of());
            try (LoopbackForge forge = RehearsalSite.forge(RehearsalDirectory.at(work), project)) {
                release(forge, project);
                return measure(rounds, facts, semantic, releasePlease(work, forge, project), forge);
            }
        }
    }

    private List<Figure> measure(
            int rounds, ObservedFacts facts, TimedProgram semantic, TimedProgram please, LoopbackForge forge)
            throws Exception {
        Samples ours = new Samples();
        Samples decided = new Samples();
        Samples baseline = new Samples();
        Samples ended = new Samples();
        String version = "";
        String found = "";
        facts.read(Step.PREFLIGHT);
        int before = forge.requests().entries().size();
        for (int round = 0; round < rounds; round++) {
            ours.measure(() -> facts.read(Step.PREFLIGHT));
            TimedProgram.Found next = semantic.until("The next release version is");
            decided.add(next.known());
            version = next.line();
            TimedProgram.Found last = please.until("release for path: ., version:");
            baseline.add(last.known());
            ended.add(last.ended());
            found = last.line();
        }
        int requests = (forge.requests().entries().size() - before) / rounds;
        Size size = repository.size();
        return List.of(
                Figure.told(8, "ours: facts of preflight, ms", size, ours.median(), ours.toString()),
                Figure.told(
                        8, "semantic-release decides, ms", size, decided.median(), decided + ", \"" + version + "\""),
                Figure.told(
                        8,
                        "Release Please has its baseline, ms",
                        size,
                        baseline.median(),
                        String.format(
                                Locale.ROOT,
                                "%s, \"%s\"; its whole dry run %s with %d requests",
                                baseline,
                                found,
                                ended,
                                requests)));
    }

    private TimedProgram semanticRelease(Path work) {
        ProjectDirectory project = ProjectDirectory.locate();
        NodeTools tools = NodeTools.install(
                project.root().resolve("src/test/rehearsal/compared"),
                project.root().resolve("target/bench/compared"));
        Path clone = work.resolve("clone");
        LocalCommand.in(work, "git", "clone", "--quiet", "--branch=develop", url(), clone.toString())
                .output();
        return new TimedProgram(
                clone,
                Map.of("GIT_TERMINAL_PROMPT", "0"),
                List.of(
                        tools.directory()
                                .resolve("node_modules/.bin/semantic-release")
                                .toString(),
                        "--dry-run",
                        "--no-ci",
                        "--branches=develop",
                        "--tag-format=v${version}",
                        "--plugins=@semantic-release/commit-analyzer",
                        "--repository-url=" + url()));
    }

    private String url() {
        return "file://" + repository.remote().toAbsolutePath();
    }

    private static TimedProgram releasePlease(Path work, LoopbackForge forge, RehearsedProject project)
            throws IOException {
        Path token = Files.writeString(work.resolve("token"), People.TOKEN);
        return new TimedProgram(
                work,
                Map.of(),
                List.of(
                        NodeTools.ofProject().releasePlease().toString(),
                        "release-pr",
                        "--dry-run",
                        "--debug",
                        "--repo-url=" + project.repository(),
                        "--target-branch=develop",
                        "--api-url=" + forge.endpoint(),
                        "--graphql-url=" + forge.endpoint(),
                        "--token=" + token));
    }

    /** Another repository with the same objects, whose develop says what Release Please is to do. */
    private Path withConfiguration(Path work) {
        Path remote = work.resolve("remote.git");
        LocalCommand.in(work, "git", "clone", "--quiet", "--bare", "--shared", url(), remote.toString())
                .output();
        String script = "export GIT_INDEX_FILE=$PWD/configuration.index GIT_AUTHOR_NAME=Ada"
                + " GIT_AUTHOR_EMAIL=ada@example.com GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@example.com\n"
                + "git read-tree develop\n"
                + "blob=$(printf '{\"packages\": {\".\": {\"release-type\": \"node\","
                + " \"include-component-in-tag\": false}}}' | git hash-object -w --stdin)\n"
                + "git update-index --add --cacheinfo 100644,$blob,release-please-config.json\n"
                + "git update-ref refs/heads/develop $(git commit-tree -p develop -m 'chore: configure'"
                + " $(git write-tree))\n";
        LocalCommand.in(remote, "sh", "-ec", script).output();
        return remote;
    }

    /** The forge has published the last version, as it would have where Release Please is in use. */
    private void release(LoopbackForge forge, RehearsedProject project) throws IOException, InterruptedException {
        String tag = "v" + GeneratedRepository.version(repository.size().tags());
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(forge.endpoint() + "/repos/" + project.repository() + "/releases"))
                .header("Authorization", "Bearer " + People.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"tag_name\": \"" + tag + "\", \"name\": \"" + tag + "\"}", StandardCharsets.UTF_8))
                .build();
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() != 201) {
            throw new IOException("the forge answered " + answer.statusCode() + " to the release: " + answer.body());
        }
    }
}
