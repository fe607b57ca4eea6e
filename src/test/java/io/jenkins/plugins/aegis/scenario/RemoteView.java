package io.jenkins.plugins.aegis.scenario;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bare remote as git shows it, and as a person with the right to push changes it. */
record RemoteView(Path bare) {

    /** Runs git there. */
    String git(String... arguments) {
        return LocalCommand.in(bare, words(arguments)).output();
    }

    /** Every ref with its object, in the order of their names. */
    List<String> refs() {
        return git("for-each-ref", "--format=%(refname) %(objectname)").lines().toList();
    }

    List<String> branches() {
        return git("for-each-ref", "--format=%(refname:short)", "refs/heads")
                .lines()
                .toList();
    }

    List<String> tags() {
        return git("for-each-ref", "--format=%(refname:short)", "refs/tags")
                .lines()
                .toList();
    }

    String commit(String revision) {
        return git("rev-parse", "--verify", revision + "^{commit}");
    }

    String file(String revision, String path) {
        return git("show", revision + ":" + path);
    }

    /** Commits a changed or new file onto a branch, and answers the new commit. */
    String commitFile(String branch, String subject, String path, String content) {
        try {
            Path file = Files.writeString(Files.createTempFile("content", ""), content);
            Path index = Files.createTempDirectory("index").resolve("index");
            String blob = git("hash-object", "-w", file.toString());
            withIndex(index, "read-tree", branch);
            withIndex(index, "update-index", "--add", "--cacheinfo", "100644," + blob + "," + path);
            String tree = withIndex(index, "write-tree");
            Files.delete(file);
            Files.delete(index);
            Files.delete(index.getParent());
            return commitTree(branch, tree, subject, List.of(branch));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Merges one branch into another, as a person does after a release; their trees must not conflict. */
    String merge(String from, String into) {
        String tree = git("merge-tree", "--write-tree", into, from)
                .lines()
                .findFirst()
                .orElseThrow();
        return commitTree(into, tree, "chore: merge " + from + " into " + into, List.of(into, from));
    }

    void createBranch(String name, String revision) {
        git("update-ref", "refs/heads/" + name, commit(revision), "");
    }

    private String commitTree(String branch, String tree, String subject, List<String> parents) {
        List<String> words = new ArrayList<>(List.of("git", "commit-tree", tree, "-m", subject));
        parents.forEach(parent -> words.addAll(List.of("-p", commit(parent))));
        String commit = LocalCommand.in(bare, words.toArray(String[]::new))
                .with("GIT_AUTHOR_NAME", "Mira Okafor")
                .with("GIT_AUTHOR_EMAIL", "mira@beacon.example")
                .with("GIT_COMMITTER_NAME", "Mira Okafor")
                .with("GIT_COMMITTER_EMAIL", "mira@beacon.example")
                .output();
        git("update-ref", "refs/heads/" + branch, commit);
        return commit;
    }

    private String withIndex(Path index, String... arguments) {
        return LocalCommand.in(bare, words(arguments))
                .with("GIT_INDEX_FILE", index.toString())
                .output();
    }

    private static String[] words(String... arguments) {
        List<String> words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(arguments));
        return words.toArray(String[]::new);
    }
}
