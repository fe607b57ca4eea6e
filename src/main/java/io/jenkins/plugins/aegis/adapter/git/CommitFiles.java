package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.adapter.git.ObjectAnswers.Answer;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
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
 * @param others {@code <tree>:<path>} to what is found there by following links
 */
record CommitFiles(
        Map<CommitId, String> trees,
        Map<String, Map<String, String>> files,
        Map<String, Answer> contents,
        Map<String, Answer> others) {

    static CommitFiles read(GitCommand git, Map<CommitId, Set<String>> asked)
            throws PortUnavailable, InterruptedException {
        Map<CommitId, String> trees = trees(git, new ArrayList<>(asked.keySet()));
        Map<String, Map<String, String>> files = TreeListing.of(
                git,
                new ArrayList<>(new LinkedHashSet<>(trees.values())),
                asked.values().stream().flatMap(Set::stream).distinct().toList());
        Set<String> objects = new LinkedHashSet<>();
        Set<String> unclear = new LinkedHashSet<>();
        trees.forEach((commit, tree) -> asked.get(commit).forEach(path -> {
            String object = files.get(tree).get(path);
            if (object == null) {
                unclear.add(tree + ":" + path);
            } else {
                objects.add(object);
            }
        }));
        return new CommitFiles(
                trees,
                files,
                answers(new ArrayList<>(objects), some -> ObjectAnswers.to(some, git)),
                answers(new ArrayList<>(unclear), some -> ObjectAnswers.followingLinks(some, git)));
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
        String object = files.get(tree).get(path);
        return (object == null ? others.get(tree + ":" + path) : contents.get(object)).text(source);
    }
}
