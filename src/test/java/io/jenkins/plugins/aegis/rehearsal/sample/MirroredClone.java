package io.jenkins.plugins.aegis.rehearsal.sample;

import io.jenkins.plugins.aegis.rehearsal.process.CommandFailed;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of somebody's clone as a bare remote: its tags, and as branches what it knows of its {@code origin}, with
 * its own branches where origin has none of that name. The clone itself is read only.
 *
 * @param branches the remote's branches
 * @param localOnly those of them that origin did not have when the clone last fetched
 * @param localDiffers those that stand elsewhere in the clone than at origin; origin's were taken
 */
public record MirroredClone(Path remote, List<String> branches, List<String> localOnly, List<String> localDiffers) {
    private static final String LOCAL = "refs/heads/";
    private static final String TRACKED = "refs/remotes/origin/";
    private static final Map<String, String> READING = Map.of("GIT_OPTIONAL_LOCKS", "0", "GIT_NO_LAZY_FETCH", "1");

    public MirroredClone {
        branches = List.copyOf(branches);
        localOnly = List.copyOf(localOnly);
        localDiffers = List.copyOf(localDiffers);
    }

    /**
     * Makes the bare remote.
     *
     * @param clone a work tree or a bare repository, complete
     * @param target does not exist yet; its parents are created
     * @throws IllegalArgumentException when {@code clone} is no git repository, or lacks part of its history
     * @throws IllegalStateException when {@code target} does exist
     */
    public static MirroredClone create(Path clone, Path target) {
        return create(clone, target, Optional.empty());
    }

    /** @param descriptor put on develop and main */
    public static MirroredClone create(Path clone, Path target, Optional<GivenDescriptor> descriptor) {
        requireComplete(clone);
        SortedMap<String, String> local = refs(clone, LOCAL);
        SortedMap<String, String> tracked = refs(clone, TRACKED);
        tracked.remove("HEAD");
        SortedMap<String, String> wanted = new TreeMap<>();
        local.keySet().forEach(branch -> wanted.put(branch, LOCAL));
        tracked.keySet().forEach(branch -> wanted.put(branch, TRACKED));

        BareRemote.create(target, remote -> {
            fetch(remote, clone, wanted);
            remote.setDefaultBranch(defaultBranch(clone));
            descriptor.ifPresent(given -> given.commitTo(remote, List.of("develop", "main")));
        });
        return new MirroredClone(
                target.toAbsolutePath(),
                List.copyOf(wanted.keySet()),
                local.keySet().stream()
                        .filter(branch -> !tracked.containsKey(branch))
                        .toList(),
                local.keySet().stream()
                        .filter(tracked::containsKey)
                        .filter(branch -> !tracked.get(branch).equals(local.get(branch)))
                        .toList());
    }

    private static void fetch(BareRemote remote, Path clone, SortedMap<String, String> wanted) {
        List<String> refspecs = new ArrayList<>(List.of("refs/tags/*:refs/tags/*"));
        wanted.forEach((branch, from) -> refspecs.add(from + branch + ":" + LOCAL + branch));
        remote.git(
                        "fetch",
                        "--quiet",
                        "--no-tags",
                        "--no-auto-gc",
                        "--no-write-fetch-head",
                        "--stdin",
                        clone.toAbsolutePath().toString())
                .consume(String.join("\n", refspecs).getBytes(StandardCharsets.UTF_8));
    }

    private static void requireComplete(Path clone) {
        String shallow;
        try {
            shallow = git(clone, "rev-parse", "--is-shallow-repository").output();
        } catch (CommandFailed e) {
            throw new IllegalArgumentException(
                    "%s cannot be read as a git repository; name the directory of a clone. %s"
                            .formatted(clone, e.getMessage()),
                    e);
        }
        if (shallow.equals("true")) {
            throw new IllegalArgumentException(
                    clone + " is a shallow clone, and a release looks at the whole history: run"
                            + " 'git fetch --unshallow' in it");
        }
        if (git(clone, "config", "--get-regexp", "^remote\\..*\\.promisor$")
                        .run()
                        .exitCode()
                == 0) {
            throw new IllegalArgumentException(
                    clone + " is a partial clone, whose objects are fetched when they are missed: make a complete one,"
                            + " without --filter");
        }
    }

    /** Short name to object id. */
    private static SortedMap<String, String> refs(Path clone, String under) {
        SortedMap<String, String> refs = new TreeMap<>();
        git(clone, "for-each-ref", "--format=%(objectname) %(refname)", under)
                .output()
                .lines()
                .map(line -> line.split(" ", 2))
                .forEach(parts -> refs.put(parts[1].substring(under.length()), parts[0]));
        return refs;
    }

    /** Origin's, where the clone knows it; else the one that is checked out. */
    private static String defaultBranch(Path clone) {
        LocalCommand.Outcome origin =
                git(clone, "symbolic-ref", "-q", TRACKED + "HEAD").run();
        if (origin.exitCode() == 0) {
            return origin.output().strip().substring(TRACKED.length());
        }
        LocalCommand.Outcome own = git(clone, "symbolic-ref", "-q", "HEAD").run();
        return own.exitCode() == 0 ? own.output().strip().substring(LOCAL.length()) : "main";
    }

    private static LocalCommand git(Path clone, String... arguments) {
        List<String> words =
                new ArrayList<>(List.of("git", "-C", clone.toAbsolutePath().toString()));
        words.addAll(List.of(arguments));
        return new LocalCommand(words, Path.of("").toAbsolutePath(), READING);
    }
}
