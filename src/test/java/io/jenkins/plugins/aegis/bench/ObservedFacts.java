package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.RecoveryAuthorisation;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.StepPorts;
import io.jenkins.plugins.aegis.operation.history.HistoryFacts;
import io.jenkins.plugins.aegis.operation.history.HistoryPlanner;
import io.jenkins.plugins.aegis.operation.history.HistoryVerdict;
import io.jenkins.plugins.aegis.operation.preflight.Preflight;
import io.jenkins.plugins.aegis.operation.promote.VerifyPromotion;
import io.jenkins.plugins.aegis.operation.tag.TagRelease;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.WatchedCommandRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the facts of a step from a generated repository by the adapter of a release; the forge answers from memory. */
final class ObservedFacts {
    private final WatchedCommandRunner commands = new WatchedCommandRunner(new LocalCommandRunner());
    private final FakePorts ports = new FakePorts();
    private final GeneratedRepository repository;
    private final Path directory;
    private final ReleaseRequest request;

    /** Steps whose facts are read. */
    enum Step {
        PREFLIGHT,
        VERIFY_PROMOTION,
        TAG
    }

    ObservedFacts(GeneratedRepository repository, Path directory) throws InterruptedException {
        this.repository = repository;
        this.directory = directory;
        request = new ReleaseRequest(
                ReleaseVersion.parse(repository.next()),
                Optional.empty(),
                RecoveryAuthorisation.NONE,
                List.of(),
                "bench");
        promoted();
        commands.forget();
    }

    /** As a step has it whose build has seen nothing yet. */
    private GitCli git() {
        return new GitCli(
                commands,
                new LocalWorkspace(directory),
                new GitAccess(repository.remote().toString(), Optional.empty(), "Bench", "bench@example.invalid"));
    }

    /** The head of the production branch came by a promotion, as far as the forge is concerned. */
    private void promoted() throws InterruptedException {
        CommitId main = git().observe()
                .asOptional()
                .flatMap(refs -> refs.branch("main"))
                .orElseThrow();
        ports.forge()
                .pullRequest(new PullRequest(
                        1,
                        "chore(release): promote",
                        "release-bot",
                        "release/" + request.version(),
                        main,
                        "main",
                        PullRequest.State.MERGED,
                        Optional.of(main),
                        List.of(),
                        "https://forge.example/pull/1"));
    }

    void read(Step step) throws InterruptedException {
        ports.with(git());
        StepPorts anew = new StepPorts(ports);
        switch (step) {
            case PREFLIGHT -> new Preflight(request).observe(anew);
            case VERIFY_PROMOTION -> new VerifyPromotion(request).observe(anew);
            case TAG -> new TagRelease(request).observe(anew);
        }
    }

    HistoryVerdict audit() throws InterruptedException {
        return HistoryPlanner.judge(HistoryFacts.observe(git(), Optional.empty()));
    }

    /** Processes since the last time that this was asked. */
    List<Command> processes() {
        List<Command> seen = commands.commands();
        commands.forget();
        return seen;
    }

    /** Questions to the forge since the last time that this was asked. */
    int forgeReads() {
        int now = ports.forge().reads().size();
        int asked = now - reads;
        reads = now;
        return asked;
    }

    private int reads;
}
