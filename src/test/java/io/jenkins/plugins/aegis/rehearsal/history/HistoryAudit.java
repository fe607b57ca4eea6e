package io.jenkins.plugins.aegis.rehearsal.history;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.operation.history.HistoryFacts;
import io.jenkins.plugins.aegis.operation.history.HistoryPlanner;
import io.jenkins.plugins.aegis.operation.history.HistoryTable;
import io.jenkins.plugins.aegis.operation.history.HistoryVerdict;
import io.jenkins.plugins.aegis.rehearsal.WrongUsage;
import io.jenkins.plugins.aegis.rehearsal.process.CommandFailed;
import io.jenkins.plugins.aegis.rehearsal.sample.MirroredClone;
import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code bin/audit-history}. Exit codes: 0 all conform, 1 some do not or could not be judged, 2 usage. */
@Command(
        name = "bin/audit-history",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Judges every v* tag of a clone against the release policy. The clone is only read.",
        footer = {"", "Exit code 0: all conform. 1: some do not, or could not be judged. 2: usage."})
public final class HistoryAudit implements Callable<Integer> {
    static final int CONFORMS = 0;
    static final int DOES_NOT_CONFORM = 1;
    static final int USAGE = 2;

    private static final String STANDARD_OUTPUT = "-";

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = "--repo",
            required = true,
            paramLabel = "<clone>",
            description = "The clone, complete and with its tags. Origin's branches count, as it last fetched them.")
    private Path repo;

    @Option(
            names = "--branch",
            paramLabel = "<production>",
            description = "The branch that tags have to be reachable from. Default: the descriptor's, or main.")
    private String branch;

    @Option(
            names = "--json",
            paramLabel = "<file>",
            description = "Write the verdict as JSON; - writes it to standard output, and the table to standard error.")
    private String json;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new HistoryAudit())
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(HistoryAudit::explain);
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult arguments) throws Exception {
        if (e instanceof IllegalArgumentException || e instanceof IOException || e instanceof CommandFailed) {
            command.getErr().println("bin/audit-history: " + e.getMessage());
            return e instanceof IllegalArgumentException ? USAGE : DOES_NOT_CONFORM;
        }
        throw e;
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(repo)) {
            throw new ParameterException(spec.commandLine(), "--repo " + repo + " is no directory");
        }
        HistoryVerdict verdict = judge();
        CommandLine command = spec.commandLine();
        boolean jsonOnly = STANDARD_OUTPUT.equals(json);
        show(verdict, jsonOnly ? command.getErr() : command.getOut());
        if (jsonOnly) {
            command.getOut().println(HistoryJson.of(verdict));
        } else if (json != null) {
            Files.writeString(Path.of(json), HistoryJson.of(verdict) + "\n");
        }
        return verdict.conforms() ? CONFORMS : DOES_NOT_CONFORM;
    }

    /** On copies in a directory of its own, which is gone afterwards. */
    private HistoryVerdict judge() throws IOException, InterruptedException {
        Path copies = Files.createDirectories(ProjectDirectory.locate().root().resolve("target/audit-history"));
        Path directory = Files.createTempDirectory(copies, "run-");
        try {
            MirroredClone mirror = MirroredClone.create(repo, directory.resolve("remote.git"));
            if (branch != null && !mirror.branches().contains(branch)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--branch " + branch + ": neither the clone nor its origin has a branch of that name");
            }
            GitCli git = new GitCli(
                    new LocalCommandRunner(),
                    new LocalWorkspace(directory.resolve("work")),
                    new GitAccess(
                            mirror.remote().toString(), Optional.empty(), "Aegis Release", "audit@rehearsal.invalid"));
            return HistoryPlanner.judge(HistoryFacts.observe(git, Optional.ofNullable(branch)));
        } finally {
            new LocalWorkspace(directory).delete();
        }
    }

    private static void show(HistoryVerdict verdict, PrintWriter out) {
        new HistoryTable(verdict).lines().forEach(out::println);
        HistoryFindings.lines(verdict).forEach(out::println);
        out.flush();
    }
}
