package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What stands at some paths of many trees.
 *
 * <p>Asked as the difference to a tree with nothing in it: git looks into each directory once for all paths, which {@code
 * <tree>:<path>} would not.
 */
final class TreeListing {
    /** Every git knows it without having it; by the length of its object ids. */
    private static final Map<Integer, String> EMPTY = Map.of(
            40, "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
            64, "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321");

    /** How the mode of an entry begins. */
    private static final String REGULAR = "100";

    private static final String ANYTHING = "";

    /** Characters of paths, well below what the shortest command line takes. */
    private static final int MOST = 8_000;

    private TreeListing() {}

    /**
     * The regular files among them; what is something else, or behind a symbolic link, is not found in this way.
     *
     * @return tree to path to object id
     */
    static Map<String, Map<String, String>> files(GitCommand git, List<String> trees, List<String> paths)
            throws PortUnavailable, InterruptedException {
        return list(git, trees, paths, List.of("-r"), REGULAR);
    }

    /**
     * Which of some names stand at the top of each tree, as whatever: a path whose first part does not is nowhere.
     *
     * @return tree to name to object id
     */
    static Map<String, Map<String, String>> tops(GitCommand git, List<String> trees, List<String> names)
            throws PortUnavailable, InterruptedException {
        return list(git, trees, names, List.of(), ANYTHING);
    }

    /** Whether so many paths can be asked for at once. */
    static boolean takes(List<String> paths) {
        return paths.stream().mapToInt(path -> path.length() + 1).sum() <= MOST;
    }

    private static Map<String, Map<String, String>> list(
            GitCommand git, List<String> trees, List<String> paths, List<String> how, String mode)
            throws PortUnavailable, InterruptedException {
        List<Map<String, String>> found = Shares.of(trees, some -> difference(git, some, paths, how, mode));
        Map<String, Map<String, String>> entries = new HashMap<>();
        for (int i = 0; i < trees.size(); i++) {
            entries.put(trees.get(i), found.get(i));
        }
        return entries;
    }

    private static List<Map<String, String>> difference(
            GitCommand git, List<String> trees, List<String> paths, List<String> how, String mode)
            throws PortUnavailable, InterruptedException {
        if (trees.isEmpty()) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>(List.of("diff-tree", "--stdin", "-z", "--no-renames"));
        arguments.addAll(how);
        arguments.add("--");
        arguments.addAll(paths);
        Result result = git.run(git.local(arguments.toArray(String[]::new))
                .withEnvironment("GIT_LITERAL_PATHSPECS", "1")
                .withInput(trees.stream()
                        .map(tree -> EMPTY.get(tree.length()) + " " + tree + "\n")
                        .collect(Collectors.joining())));
        List<Map<String, String>> entries = result.succeeded() ? parse(result.output(), mode) : List.of();
        if (entries.size() != trees.size()) {
            throw new PortUnavailable(GitCommand.complaint(result));
        }
        return entries;
    }

    /** A line for each tree, then {@code :000000 <mode> <nothing> <object> A}, NUL, path, NUL for each entry. */
    private static List<Map<String, String>> parse(String output, String wanted) {
        List<Map<String, String>> entries = new ArrayList<>();
        int at = 0;
        while (at < output.length()) {
            if (output.charAt(at) == ':') {
                int path = output.indexOf('\0', at) + 1;
                int end = output.indexOf('\0', path);
                int mode = output.indexOf(' ', at) + 1;
                if (output.startsWith(wanted, mode)) {
                    int object = output.indexOf(' ', output.indexOf(' ', mode) + 1) + 1;
                    entries.get(entries.size() - 1)
                            .put(output.substring(path, end), output.substring(object, output.indexOf(' ', object)));
                }
                at = end + 1;
            } else {
                entries.add(new HashMap<>());
                at = output.indexOf('\n', at) + 1;
            }
        }
        return entries;
    }
}
