package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.bench.ObservedFacts.Step;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The git commands that a person would type to answer the questions of a step, one process each, nothing parsed. */
final class PlainGit {
    private static final List<String> FILES = List.of(
            ".release-please-manifest.json",
            "CHANGELOG.md",
            "package.json",
            "package-lock.json",
            "deploy/helm/aegis/Chart.yaml",
            ".aegis/release.yml");
    private static final String REFS_WITH_CONTENTS = "--format=%(refname) %(objectname) %(*objectname) %(contents)";

    private final CommandRunner runner = new LocalCommandRunner();
    private final Path clone;
    private final String lastTag;

    PlainGit(GeneratedRepository repository, Path directory) {
        clone = directory.resolve("plain.git");
        lastTag = "v" + GeneratedRepository.version(repository.size().tags());
        if (!Files.exists(clone)) {
            LocalCommand.in(
                            directory,
                            "git",
                            "clone",
                            "--quiet",
                            "--mirror",
                            "--no-local",
                            repository.remote().toString(),
                            clone.toString())
                    .output();
        }
    }

    /** @return how many processes it took */
    int answer(Step step) throws PortUnavailable, InterruptedException {
        List<Command> commands = new ArrayList<>();
        commands.add(git("fetch", "--quiet", "--prune", "origin", "+refs/*:refs/*"));
        commands.add(refsWithContents());
        switch (step) {
            case PREFLIGHT -> {
                commands.add(files("main", "develop", lastTag));
                commands.add(git("for-each-ref", "--merged=main", "--format=%(refname)", "refs/tags"));
                commands.add(git("merge-tree", "--write-tree", "main", "develop"));
                commands.add(git("log", "--cherry-pick", "--right-only", "--no-merges", "--oneline", "develop...main"));
                commands.add(git("log", "--first-parent", "--oneline", lastTag + "..main"));
                commands.add(git("log", "--first-parent", "--oneline", lastTag + "..develop"));
            }
            case VERIFY_PROMOTION -> {
                commands.add(files("main"));
                commands.add(git("merge-base", "--is-ancestor", "main", "main"));
                commands.add(git("for-each-ref", "--merged=main", "--format=%(refname)", "refs/tags"));
                commands.add(git("log", "--first-parent", "--oneline", lastTag + "..main"));
            }
            case TAG -> commands.add(files("main"));
        }
        for (Command command : commands) {
            run(command);
        }
        return commands.size();
    }

    /** All tags with their messages: what an audit of history can do no less than read. */
    void listTagsWithContents() throws PortUnavailable, InterruptedException {
        run(git("for-each-ref", REFS_WITH_CONTENTS, "refs/tags"));
    }

    private Command refsWithContents() {
        return git("for-each-ref", REFS_WITH_CONTENTS);
    }

    private Command files(String... commits) {
        StringBuilder asked = new StringBuilder();
        for (String commit : commits) {
            FILES.forEach(file -> asked.append(commit).append(':').append(file).append('\n'));
        }
        return git("cat-file", "--batch").withInput(asked.toString());
    }

    private Command git(String... arguments) {
        List<String> all = new ArrayList<>(List.of("git"));
        all.addAll(List.of(arguments));
        return Command.of(clone.toString(), all).withEnvironment("LC_ALL", "C");
    }

    private void run(Command command) throws PortUnavailable, InterruptedException {
        CommandRunner.Result result = runner.run(command);
        if (result.exitCode() > 1) {
            throw new IllegalStateException(command + ": " + result.errors());
        }
    }
}
