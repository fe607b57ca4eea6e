package io.jenkins.plugins.aegis.rehearsal.sample;

import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The bundled project {@code beacon}: a bare remote with a small true history, the same to the byte each time.
 *
 * <p>{@code main} stands at the annotated tag {@code v0.1.0}; {@code develop} is five commits ahead of it. The branch
 * {@code gh-pages} has a Helm repository with the chart of that version, written by hand.
 *
 * @param files the tree of {@code develop}
 * @param earlier per commit, in a directory named by its number, the files that look different later
 * @param pages the tree of {@code gh-pages}
 */
public record SampleProject(Path files, Path earlier, Path pages) {
    /** The name of its npm package. */
    public static final String PACKAGE = "@aegis-sample/beacon";

    /** The version that it has released, and that its metadata names on both branches. */
    public static final String RELEASED = SampleHistory.RELEASED;

    private static final String MAIN = "main";
    private static final String DEVELOP = "develop";
    private static final String PAGES = "gh-pages";

    /** The one that this checkout bundles. */
    public static SampleProject bundled() {
        Path files = ProjectDirectory.locate().sample();
        return new SampleProject(files, files.resolveSibling("sample-earlier"), files.resolveSibling("sample-pages"));
    }

    /**
     * Makes the bare remote.
     *
     * @param target does not exist yet; its parents are created
     * @throws IllegalStateException when it does exist
     */
    public void createRemote(Path target) {
        BareRemote.create(target, remote -> {
            remote.git("fast-import", "--quiet", "--done").consume(history());
            remote.setDefaultBranch(MAIN);
        });
    }

    private byte[] history() {
        FastImport stream = new FastImport();
        SampleHistory.RELEASE.forEach(step -> stream.commit(MAIN, step, changes(step)));
        SampleHistory.Step last = SampleHistory.RELEASE.get(SampleHistory.RELEASE.size() - 1);
        stream.tag("v" + RELEASED, MAIN, last, "Release v" + RELEASED);
        stream.branch(DEVELOP, MAIN);
        SampleHistory.SINCE.forEach(step -> stream.commit(DEVELOP, step, changes(step)));
        SortedMap<String, byte[]> site = new TreeMap<>();
        paths(pages).forEach(path -> site.put(path, read(pages.resolve(path))));
        stream.commit(PAGES, SampleHistory.PAGES, site);
        stream.done();
        return stream.bytes();
    }

    private SortedMap<String, byte[]> changes(SampleHistory.Step step) {
        SortedMap<String, byte[]> changes = new TreeMap<>();
        step.files().forEach(path -> changes.put(path, read(files.resolve(path))));
        if (step.equals(SampleHistory.RELEASE.get(0))) {
            unclaimed().forEach(path -> changes.put(path, read(files.resolve(path))));
        }
        Path own = earlier.resolve(step.number());
        paths(own).forEach(path -> changes.put(path, read(own.resolve(path))));
        return changes;
    }

    /** Files that no commit names: they are there from the start. */
    private List<String> unclaimed() {
        Set<String> claimed = new HashSet<>();
        Stream.of(SampleHistory.RELEASE, SampleHistory.SINCE)
                .flatMap(List::stream)
                .forEach(step -> claimed.addAll(step.files()));
        return paths(files).stream().filter(path -> !claimed.contains(path)).toList();
    }

    private static List<String> paths(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The sample project lacks " + file, e);
        }
    }
}
