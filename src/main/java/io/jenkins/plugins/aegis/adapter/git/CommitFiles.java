package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.adapter.git.ObjectAnswers.Answer;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files of many commits: first which objects they are, then each object once, however many commits have it.
 *
 * @param trees commit to its tree; commits that were not fetched are not among them
 * @param files of each tree
 * @param contents object id to file, for what is a regular file of a tree
 * @param others {@code <tree>:<path>} to what is found there by following links; what is in neither is not there
 */
record CommitFiles(
        Map<CommitId, String> trees,
        Map<String, Map<String, String>> files,
        Map<String, Answer> contents,
        Map<String, Answer> others) {

    static CommitFiles read(GitCommand git, Map<CommitId, Set<String>> asked)
            throws PortUnavailable, InterruptedException {
        Map<CommitId, String> trees = trees(git, new ArrayList<>(asked.keySet()));
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        trees.forEach((commit, tree) ->
                wanted.computeIfAbsent(tree, each -> new LinkedHashSet<>()).addAll(asked.get(commit)));
        List<String> paths =
                asked.values().stream().flatMap(Set::stream).distinct().toList();
        Map<String, Map<String, String>> files =
                TreeListing.takes(paths) ? TreeListing.files(git, List.copyOf(wanted.keySet()), paths) : Map.of();
        Set<String> objects = new LinkedHashSet<>();
        Map<String, Set<String>> missing = new LinkedHashMap<>();
        wanted.forEach((tree, ofTree) -> {
            Map<String, String> found = files.getOrDefault(tree, Map.of());
            ofTree.forEach(path -> {
                if (found.containsKey(path)) {
                    objects.add(found.get(path));
                } else {
                    missing.computeIfAbsent(tree, each -> new LinkedHashSet<>()).add(path);
                }
            });
        });
        return new CommitFiles(
                trees,
                files,
                answers(new ArrayList<>(objects), some -> ObjectAnswers.to(some, git)),
                answers(unclear(git, missing), some -> ObjectAnswers.followingLinks(some, git)));
    }

    /** What is no regular file may be behind a link, unless not even the first part of its path is there. */
    private static List<String> unclear(GitCommand git, Map<String, Set<String>> missing)
            throws PortUnavailable, InterruptedException {
        List<String> names = missing.values().stream()
                .flatMap(Set::stream)
                .map(CommitFiles::top)
                .distinct()
                .toList();
        boolean known = TreeListing.takes(names);
        Map<String, Map<String, String>> tops =
                known ? TreeListing.tops(git, List.copyOf(missing.keySet()), names) : Map.of();
        List<String> unclear = new ArrayList<>();
        missing.forEach((tree, paths) -> paths.stream()
                .filter(path -> !known || tops.get(tree).containsKey(top(path)))
                .forEach(path -> unclear.add(tree + ":" + path)));
        return unclear;
    }

    private static String top(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    private static Map<CommitId, String> trees(GitCommand git, List<CommitId> commits)
            throws PortUnavailable, InterruptedException {
        List<Answer> answers = Shares.of(
                commits,
                some -> ObjectAnswers.to(some.stream().map(CommitId::hex).toList(), git));
        Map<CommitId, String> trees = new HashMap<>();
        for (int i = 0; i < commits.size(); i++) {
            Answer answer = answers.get(i);
            if (FileContents.isCommit(answer, commits.get(i))) {
                // A commit starts with the line "tree <id>".
                String first = answer.content().substring(0, answer.content().indexOf('\n'));
                trees.put(commits.get(i), first.substring("tree ".length()));
            }
        }
        return trees;
    }

    private static Map<String, Answer> answers(List<String> questions, Shares.Answering<String, Answer> answering)
            throws PortUnavailable, InterruptedException {
        List<Answer> answers = Shares.of(questions, answering);
        Map<String, Answer> found = new HashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            found.put(questions.get(i), answers.get(i));
        }
        return found;
    }

    Observed<String> text(CommitId commit, String path, String source) {
        String tree = trees.get(commit);
        if (tree == null) {
            return FileContents.notFetched(commit);
        }
        String object = files.getOrDefault(tree, Map.of()).get(path);
        Answer answer = object == null ? others.get(tree + ":" + path) : contents.get(object);
        return answer == null ? Observed.absent(source) : answer.text(source);
    }
}
