package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which objects stand at some paths of many trees.
 *
 * <p>Asked as the difference to a tree with nothing in it: git looks into each directory once for all paths, which {@code
 * <tree>:<path>} would not. What is no regular file, or behind a symbolic link, is not found in this way.
 */
final class TreeListing {
    /** Every git knows it without having it; by the length of its object ids. */
    private static final Map<Integer, String> EMPTY = Map.of(
            40, "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
            64, "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321");

    private static final String REGULAR = "100";

    /** Characters of paths, well below what the shortest command line takes. */
    private static final int MOST = 8_000;

    private TreeListing() {}

    /** @return tree to path to object id */
    static Map<String, Map<String, String>> of(GitCommand git, List<String> trees, List<String> paths)
            throws PortUnavailable, InterruptedException {
        boolean tooLong = paths.stream().mapToInt(path -> path.length() + 1).sum() > MOST;
        List<Map<String, String>> found = tooLong
                ? trees.stream().map(tree -> Map.<String, String>of()).toList()
                : Shares.of(trees, some -> list(git, some, paths));
        Map<String, Map<String, String>> files = new HashMap<>();
        for (int i = 0; i < trees.size(); i++) {
            files.put(trees.get(i), found.get(i));
        }
        return files;
    }

    private static List<Map<String, String>> list(GitCommand git, List<String> trees, List<String> paths)
            throws PortUnavailable, InterruptedException {
        if (trees.isEmpty()) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>(List.of("diff-tree", "--stdin", "-r", "-z", "--no-renames", "--"));
        arguments.addAll(paths);
        Result result = git.run(git.local(arguments.toArray(String[]::new))
                .withEnvironment("GIT_LITERAL_PATHSPECS", "1")
                .withInput(trees.stream()
                        .map(tree -> EMPTY.get(tree.length()) + " " + tree + "\n")
                        .collect(Collectors.joining())));
        List<Map<String, String>> files = result.succeeded() ? parse(result.output()) : List.of();
        if (files.size() != trees.size()) {
            throw new PortUnavailable(GitCommand.complaint(result));
        }
        return files;
    }

    /** A line for each tree, then {@code :000000 <mode> <nothing> <object> A}, NUL, path, NUL for each file. */
    private static List<Map<String, String>> parse(String output) {
        List<Map<String, String>> files = new ArrayList<>();
        int at = 0;
        while (at < output.length()) {
            if (output.charAt(at) == ':') {
                int path = output.indexOf('\0', at) + 1;
                int end = output.indexOf('\0', path);
                int mode = output.indexOf(' ', at) + 1;
                if (output.startsWith(REGULAR, mode)) {
                    int object = output.indexOf(' ', output.indexOf(' ', mode) + 1) + 1;
                    files.get(files.size() - 1)
                            .put(output.substring(path, end), output.substring(object, output.indexOf(' ', object)));
                }
                at = end + 1;
            } else {
                files.add(new HashMap<>());
                at = output.indexOf('\n', at) + 1;
            }
        }
        return files;
    }
}
