package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.GitRepository.CommitSummary;
import io.jenkins.plugins.aegis.port.GitRepository.Mainline;
import io.jenkins.plugins.aegis.port.RelativePath;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How fetched commits relate to each other; one git process for each question. */
final class History {
    private static final String SUMMARY = "%H%x00%an%x00%s";

    private final GitCommand git;

    History(GitCommand git) {
        this.git = git;
    }

    Observed<List<String>> changedPaths(CommitId from, CommitId to) throws InterruptedException {
        String source = from.abbreviated() + ".." + to.abbreviated();
        Command command = git.local("diff-tree", "-r", "-z", "--name-only", "--no-renames", from.hex(), to.hex());
        return git.ask(source, command, result -> {
            if (!result.succeeded()) {
                return unknown(source, result);
            }
            List<String> paths = records(result.output());
            return Observed.present(paths.stream().sorted().toList(), source);
        });
    }

    Observed<Boolean> isAncestor(CommitId ancestor, CommitId descendant) throws InterruptedException {
        String source = "ancestors of " + descendant.abbreviated();
        Command command = git.local("merge-base", "--is-ancestor", ancestor.hex(), descendant.hex());
        return git.ask(source, command, result -> yesOrNo(source, result));
    }

    /**
     * Git is asked for what the tags lead to and the commit does not: usually nothing. Asked for the tags that a commit
     * leads to, it takes twice as long.
     */
    Observed<Set<String>> tagsReachableFrom(CommitId commit, Collection<TagRef> tags) throws InterruptedException {
        String source = "tags among the ancestors of " + commit.abbreviated();
        StringBuilder input = new StringBuilder("^" + commit + "\n");
        tags.stream().flatMap(tag -> tag.commit().stream()).distinct().forEach(target -> input.append(target + "\n"));
        Command command = git.local("rev-list", "--stdin").withInput(input.toString());
        return git.ask(source, command, result -> {
            if (!result.succeeded()) {
                return unknown(source, result);
            }
            Set<String> elsewhere = result.output().lines().collect(Collectors.toSet());
            Set<String> names = tags.stream()
                    .filter(tag -> tag.commit()
                            .filter(target -> !elsewhere.contains(target.hex()))
                            .isPresent())
                    .map(TagRef::name)
                    .collect(Collectors.toUnmodifiableSet());
            return Observed.present(names, source);
        });
    }

    Observed<CommitId> mergeBase(CommitId one, CommitId other) throws InterruptedException {
        String source = "common ancestors of " + one.abbreviated() + " and " + other.abbreviated();
        return git.ask(source, git.local("merge-base", one.hex(), other.hex()), result -> switch (result.exitCode()) {
            case 0 -> Observed.present(new CommitId(result.output().strip()), source);
            case 1 -> Observed.absent(source);
            default -> unknown(source, result);
        });
    }

    Observed<Boolean> mergesCleanly(CommitId into, CommitId from) throws InterruptedException {
        String source = "merge of " + from.abbreviated() + " into " + into.abbreviated();
        Command command = git.local("merge-tree", "--write-tree", "--no-messages", into.hex(), from.hex());
        return git.ask(source, command, result -> {
            if (result.exitCode() == 129) {
                return Observed.unknown(source, "git 2.38 or newer is needed to try a merge");
            }
            // A commit that is missing ends with 1 like a conflict, but only a conflict prints the tree.
            return result.output().isBlank() ? unknown(source, result) : yesOrNo(source, result);
        });
    }

    /**
     * The patches are compared without the paths that are left aside. Several commits that were squashed into one have
     * another patch than the one, and are listed.
     */
    Observed<List<CommitSummary>> commitsMissing(CommitId of, CommitId notIn, Collection<String> leaveAside)
            throws InterruptedException {
        String source = notIn.abbreviated() + ".." + of.abbreviated();
        StringBuilder paths = new StringBuilder("--\n:(top)\n");
        leaveAside.forEach(path -> paths.append(":(top,exclude,literal)")
                .append(RelativePath.require(path))
                .append('\n'));
        Command command = git.local(
                        "log",
                        "-z",
                        "--format=" + SUMMARY,
                        "--cherry-pick",
                        "--right-only",
                        "--no-merges",
                        // Else commits on a side branch whose effect was undone there would be passed over.
                        "--full-history",
                        "--stdin",
                        notIn.hex() + "..." + of.hex())
                .withInput(paths.toString());
        return git.ask(source, command, result -> {
            if (!result.succeeded()) {
                return unknown(source, result);
            }
            return Observed.present(summaries(result), source);
        });
    }

    /** The line that pushes and merges made, whatever a merge brought with it. */
    Observed<List<CommitSummary>> mainline(Mainline line, int atMost) throws InterruptedException {
        String source = line.since().abbreviated() + ".." + line.of().abbreviated();
        List<String> arguments =
                new ArrayList<>(List.of("log", "-z", "--format=" + SUMMARY, "--first-parent", "--max-count=" + atMost));
        if (line.notBefore().isPresent()) {
            Observed<String> date = committed(line.notBefore().get());
            if (date.asOptional().isEmpty()) {
                return date.map(missing -> List.of());
            }
            // Not --since: at an older commit that would stop, and pass over what lies behind it.
            arguments.add("--since-as-filter=" + date.asOptional().get());
        }
        arguments.addAll(List.of(line.of().hex(), "^" + line.since().hex(), "--"));
        line.paths().forEach(path -> arguments.add(":(top,literal)" + RelativePath.require(path)));
        return git.ask(
                source,
                git.local(arguments.toArray(String[]::new)),
                result -> result.succeeded() ? Observed.present(summaries(result), source) : unknown(source, result));
    }

    private Observed<String> committed(CommitId commit) throws InterruptedException {
        String source = "date of " + commit.abbreviated();
        Command command = git.local("log", "--max-count=1", "--format=%cI", commit.hex(), "--");
        return git.ask(
                source,
                command,
                result -> result.succeeded()
                        ? Observed.present(result.output().strip(), source)
                        : unknown(source, result));
    }

    private static List<CommitSummary> summaries(Result result) {
        List<String> fields = records(result.output());
        List<CommitSummary> commits = new ArrayList<>();
        for (int i = 0; i + 2 < fields.size(); i += 3) {
            commits.add(new CommitSummary(new CommitId(fields.get(i)), fields.get(i + 1), fields.get(i + 2)));
        }
        return List.copyOf(commits);
    }

    private static Observed<Boolean> yesOrNo(String source, Result result) {
        return switch (result.exitCode()) {
            case 0 -> Observed.present(true, source);
            case 1 -> Observed.present(false, source);
            default -> unknown(source, result);
        };
    }

    private static <T> Observed<T> unknown(String source, Result result) {
        return Observed.unknown(source, GitCommand.complaint(result));
    }

    /** NUL-terminated records. */
    private static List<String> records(String output) {
        String[] parts = output.split("\0", -1);
        return Arrays.asList(parts).subList(0, parts.length - 1);
    }
}
