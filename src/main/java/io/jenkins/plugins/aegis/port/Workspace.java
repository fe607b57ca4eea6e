package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.model.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A directory on the machine that builds; paths are relative, with slashes, and never leave it. */
public interface Workspace {
    /** The absolute path as commands on that machine understand it. */
    String path();

    /** A directory below; not created until something is written. */
    Workspace directory(String path);

    /** Whether there is a regular file. */
    boolean exists(String path) throws IOException, InterruptedException;

    String readText(String path) throws IOException, InterruptedException;

    /** Writes UTF-8, creating parent directories, replacing the file atomically. */
    void writeText(String path, String text) throws IOException, InterruptedException;

    /** Writes a file that only its owner may read (0600 where the platform has modes). */
    void writeSecret(String path, String text) throws IOException, InterruptedException;

    InputStream open(String path) throws IOException, InterruptedException;

    /** Copies the stream into the file, creating parent directories. */
    void copyFrom(InputStream content, String path) throws IOException, InterruptedException;

    /** Creates the directory, for a program that does not; nothing happens if it is there. */
    void create() throws IOException, InterruptedException;

    /**
     * Gives a file another path, creating parent directories.
     *
     * @throws java.nio.file.FileAlreadyExistsException if something is there: nothing is ever replaced
     */
    void move(String from, String to) throws IOException, InterruptedException;

    /** Names of the regular files directly below, sorted; empty if the directory is missing. */
    List<String> files() throws IOException, InterruptedException;

    Digest digest(String path, Digest.Algorithm algorithm) throws IOException, InterruptedException;

    /** Deletes the directory with all that is in it; nothing happens if it is missing. */
    void delete() throws IOException, InterruptedException;
}
