package io.jenkins.plugins.aegis.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.WatchedCommandRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedGitTest {
    @TempDir
    Path directory;

    private final WatchedCommandRunner commands = new WatchedCommandRunner(new LocalCommandRunner());
    private GitRemote remote;
    private CommitId first;
    private StepPorts ports;
    private int commits;

    @BeforeEach
    void fetchOnce() throws InterruptedException {
        remote = GitRemote.in(directory);
        first = remote.commit("feat: begin", "package.json", "{}");
        remote.push();
        FakePorts fakes = new FakePorts();
        fakes.with(new GitCli(
                commands,
                new LocalWorkspace(directory.resolve("agent")),
                new GitAccess(remote.url(), Optional.empty(), "Ada", "ada@example.com")));
        ports = new StepPorts(fakes);
        assertThat(main()).contains(first);
        commands.forget();
    }

    private Optional<CommitId> main() throws InterruptedException {
        RepositorySnapshot refs = ports.git().observe().asOptional().orElseThrow();
        return refs.branch("main");
    }

    private CommitId pushAnother() {
        CommitId pushed = remote.commit("feat: go on", "package.json", "{\"number\": " + ++commits + "}");
        remote.push();
        return pushed;
    }

    @Test
    @DisplayName("L34 within one observation the remote is asked once")
    void fetchesOnceWithinAnObservation() throws InterruptedException {
        pushAnother();

        assertThat(main()).contains(first);
        assertThat(commands.commands()).isEmpty();
    }

    @Test
    void fetchesAnewForTheNextObservation() throws InterruptedException {
        CommitId pushed = pushAnother();
        ports.observeAnew();

        assertThat(main()).contains(pushed);
    }

    @Test
    void fetchesAnewForAnEffectAndAfterIt() throws InterruptedException {
        CommitId pushed = pushAnother();
        ports.somethingWasDone();
        assertThat(main()).contains(pushed);

        CommitId another = pushAnother();
        ports.lookAgain();
        assertThat(main()).contains(another);
    }

    @Test
    void fetchesAnewAfterAWriteThatTheRemoteRefused() throws Exception {
        CommitId pushed = pushAnother();

        ports.git().createBranch("main", first);

        assertThat(main()).contains(pushed);
    }

    @Test
    void readsAFileOfACommitOnce() throws InterruptedException {
        ports.git().read(first, List.of("package.json"));
        commands.forget();
        ports.observeAnew();

        assertThat(ports.git()
                        .read(first, List.of("package.json"))
                        .get("package.json")
                        .asOptional())
                .contains("{}");
        assertThat(commands.commands()).isEmpty();
    }

    @Test
    @DisplayName("L21 what could not be read is asked for again")
    void doesNotKeepWhatIsUnknown() throws InterruptedException {
        CommitId later = pushAnother();
        assertThat(ports.git()
                        .read(later, List.of("package.json"))
                        .get("package.json")
                        .isUnknown())
                .isTrue();
        ports.observeAnew();
        main();

        assertThat(ports.git()
                        .read(later, List.of("package.json"))
                        .get("package.json")
                        .asOptional())
                .contains("{\"number\": 1}");
    }
}
