package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A directory tree in memory, for tests that start no programs. */
public final class InMemoryWorkspace implements Workspace {
    private final NavigableMap<String, byte[]> tree;
    private final Set<String> secret;
    private final String top;
    private final String prefix;

    public InMemoryWorkspace() {
        this("/memory");
    }

    /** @param top what the directory calls itself */
    public InMemoryWorkspace(String top) {
        this(top, new TreeMap<>(), new TreeSet<>(), "");
    }

    private InMemoryWorkspace(String top, NavigableMap<String, byte[]> tree, Set<String> secret, String prefix) {
        this.top = top;
        this.tree = tree;
        this.secret = secret;
        this.prefix = prefix;
    }

    /** Puts a file there, as a test's arrangement. */
    public InMemoryWorkspace with(String path, byte[] content) {
        tree.put(key(path), content.clone());
        return this;
    }

    /** Whether the file was written as a secret. */
    public boolean isSecret(String path) {
        return secret.contains(key(path));
    }

    @Override
    public String path() {
        return top + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
    }

    @Override
    public Workspace directory(String path) {
        return path.equals(".") ? this : new InMemoryWorkspace(top, tree, secret, key(path) + "/");
    }

    @Override
    public boolean exists(String path) {
        return tree.containsKey(key(path));
    }

    @Override
    public String readText(String path) throws IOException {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    @Override
    public void writeText(String path, String text) {
        with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void writeSecret(String path, String text) {
        secret.add(key(path));
        writeText(path, text);
    }

    @Override
    public InputStream open(String path) throws IOException {
        return new ByteArrayInputStream(bytes(path));
    }

    @Override
    public void copyFrom(InputStream content, String path) throws IOException {
        with(path, content.readAllBytes());
    }

    @Override
    public void create() {
        // There are no directories without files here.
    }

    @Override
    public void move(String from, String to) throws IOException {
        if (exists(to)) {
            throw new FileAlreadyExistsException(path() + "/" + to);
        }
        with(to, bytes(from));
        tree.remove(key(from));
    }

    @Override
    public List<String> files() {
        return tree.keySet().stream()
                .filter(each -> each.startsWith(prefix))
                .map(each -> each.substring(prefix.length()))
                .filter(each -> !each.contains("/"))
                .toList();
    }

    @Override
    public Digest digest(String path, Digest.Algorithm algorithm) throws IOException {
        return Digest.of(algorithm, bytes(path));
    }

    @Override
    public void delete() {
        tree.keySet().removeIf(each -> each.startsWith(prefix));
    }

    private byte[] bytes(String path) throws IOException {
        byte[] content = tree.get(key(path));
        if (content == null) {
            throw new FileNotFoundException(path() + "/" + path);
        }
        return content;
    }

    private String key(String path) {
        if (path.startsWith("/") || List.of(path.split("/")).contains("..")) {
            throw new IllegalArgumentException(path + " leaves the workspace");
        }
        return prefix + path;
    }
}
