package io.jenkins.plugins.aegis.rehearsal.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.approve.Subjects;
import io.jenkins.plugins.aegis.operation.metadata.TagMessage;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.Metadata;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HistoryAuditTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    private GitRemote origin;
    private Path clone;

    @BeforeEach
    void makeOrigin() {
        origin = GitRemote.in(directory);
        clone = directory.resolve("somebody's clone");
        commit("0.1.0", "");
        origin.git("tag", "-a", "v0.1.0", "-m", "Release v0.1.0");
    }

    @Test
    void showsOneLineForEachTagInVersionOrder() {
        makeMixedHistory();

        assertThat(run()).isEqualTo(HistoryAudit.DOES_NOT_CONFORM);
        assertThat(out.toString())
                .startsWith(
                        """
                        tag               kind                annotated  on main  surfaces  changelog  recovery  verdict
                        v0.1.0            stable              yes        yes      6 of 6    yes        -         conforms
                        v0.2.0-preview    planned prerelease  no         yes      4 of 4    yes        -         1 finding
                        v0.2.0-preview.1  recovery preview    yes        no       6 of 6    yes        no        3 findings
                        v0.2.0            stable              yes        yes      6 of 6    yes        -         conforms
                        v0.10.0           stable              yes        yes      5 of 6    no         -         2 findings
                        v1                malformed           no         yes      -         -          -         2 findings
                        6 tags: 2 conform, 4 do not; 1 made by this pipeline
                        """);
    }

    @Test
    void namesEachFindingOnceWithItsTagsAndARemedy() {
        makeMixedHistory();
        run();

        assertThat(out.toString())
                .contains(
                        """
                        AEGIS-HST-002 Every release tag is annotated
                          tag <tag> is lightweight: who tagged it, when and why is recorded nowhere
                            v0.2.0-preview, v1
                            → Leave it as it is""",
                        "  package.json#/version at v0.10.0 states 0.9.0, not 0.10.0\n    → ",
                        "starts 0.10.0 at v0.1.0, but the highest lower version tag is v0.2.0\n",
                        "v0.2.0-preview.1 lacks the exact line \"recovery-issue: #<issue>\"\n",
                        "AEGIS-HST-008 note: ");
    }

    @Test
    void endsWithZeroWhereAllConform() {
        assertThat(run()).isEqualTo(HistoryAudit.CONFORMS);
        assertThat(out.toString()).contains("1 tag: 1 conform, 0 do not");
    }

    @Test
    void writesJsonToAFile() throws IOException {
        makeMixedHistory();
        Path file = directory.resolve("verdict.json");

        assertThat(run("--json", file.toString())).isEqualTo(HistoryAudit.DOES_NOT_CONFORM);

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/conforms").asBoolean()).isFalse();
        assertThat(json.at("/production").asText()).isEqualTo("main");
        assertThat(json.at("/tags").findValuesAsText("tag"))
                .containsExactly("v0.1.0", "v0.2.0-preview", "v0.2.0-preview.1", "v0.2.0", "v0.10.0", "v1");
        assertThat(json.at("/tags/3/origin").asText()).isEqualTo("this pipeline");
        assertThat(json.at("/tags/3/commit").asText()).isEqualTo(origin.git("rev-parse", "v0.2.0^{commit}"));
        assertThat(json.at("/tags/2/states/recovery").asText()).isEqualTo("not met");
        assertThat(json.at("/tags/4/surfaces").get("package.json#/version").asText())
                .isEqualTo("0.9.0");
        assertThat(json.at("/tags/5/findings/0/rule").asText()).isEqualTo("AEGIS-HST-001");
    }

    @Test
    void writesNothingButJsonToStandardOutputWhenAsked() throws IOException {
        run("--json", "-");

        assertThat(new ObjectMapper().readTree(out.toString()).at("/conforms").asBoolean())
                .isTrue();
        assertThat(err.toString()).contains("1 tag: 1 conform");
    }

    @Test
    void judgesByTheBranchThatIsNamed() {
        makeMixedHistory();

        run("--branch", "hotfix");

        assertThat(out.toString())
                .contains("on hotfix")
                .containsPattern("v0\\.2\\.0-preview\\.1 +recovery preview +yes +yes ")
                .containsPattern("v0\\.10\\.0 +stable +yes +no ");
    }

    @Test
    void leavesTheCloneAsItIs() throws IOException {
        makeMixedHistory();
        cloneOrigin();
        Map<String, String> before = files(clone);

        judge("--repo", clone.toString());

        assertThat(files(clone)).isEqualTo(before);
    }

    @Test
    void namesWhatIsWrongWithItsArguments() {
        origin.push();
        cloneOrigin();

        assertThat(judge()).isEqualTo(HistoryAudit.USAGE);
        assertThat(judge("--repo", directory.resolve("nowhere").toString())).isEqualTo(HistoryAudit.USAGE);
        assertThat(judge("--repo", clone.toString(), "--branch", "nope")).isEqualTo(HistoryAudit.USAGE);
        assertThat(err.toString()).contains("--repo=<clone>", "nowhere is no directory", "--branch nope");
    }

    @Test
    void refusesADirectoryThatIsNoClone() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));

        assertThat(judge("--repo", empty.toString())).isEqualTo(HistoryAudit.USAGE);
        assertThat(err.toString()).contains("cannot be read as a git repository");
    }

    /** Every way in which a tag can stand; version 0.2.0 is as this pipeline makes it. */
    private void makeMixedHistory() {
        Map<String, String> files = new TreeMap<>(Metadata.files("0.2.0-preview", "v0.1.0"));
        files.remove(Metadata.CHART);
        origin.git("rm", "--quiet", Metadata.CHART);
        files.forEach(origin::file);
        origin.commit("chore: release 0.2.0-preview");
        origin.git("tag", "v0.2.0-preview");
        origin.git("switch", "--quiet", "--create", "hotfix");
        commit("0.2.0-preview.1", "v0.2.0-preview");
        origin.git("tag", "-a", "v0.2.0-preview.1", "-m", "Release v0.2.0-preview.1", "-m", "recovery-release: true");
        origin.git("switch", "--quiet", "main");
        CommitId released = commit("0.2.0", "v0.2.0-preview.1");
        origin.git("tag", "-a", "v0.2.0", "-m", String.join("\n", approved(released)));
        commit("0.10.0", "v0.1.0");
        origin.commit("fix: by hand", "package.json", "{\"name\": \"@acme/widget\", \"version\": \"0.9.0\"}\n");
        origin.git("tag", "-a", "v0.10.0", "-m", "Release v0.10.0");
        origin.git("tag", "v1");
    }

    private static Iterable<String> approved(CommitId commit) {
        ReleaseVersion version = ReleaseVersion.parse("0.2.0");
        return TagMessage.of(
                version,
                OptionalInt.empty(),
                Subjects.of(
                                version,
                                Metadata.of(commit, "0.2.0", "v0.2.0-preview.1").facts())
                        .digest());
    }

    private CommitId commit(String version, String from) {
        Metadata.files(version, from).forEach(origin::file);
        return origin.commit("chore: release " + version);
    }

    private void cloneOrigin() {
        origin.push();
        origin.bareGit("clone", "--quiet", origin.url(), clone.toString());
    }

    private int run(String... options) {
        cloneOrigin();
        return judge(Stream.concat(Stream.of("--repo", clone.toString()), Arrays.stream(options))
                .toArray(String[]::new));
    }

    private int judge(String... arguments) {
        CommandLine command = HistoryAudit.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        root.relativize(path).toString(),
                        Files.getLastModifiedTime(path) + " " + Arrays.hashCode(Files.readAllBytes(path)));
            }
        }
        return files;
    }
}
