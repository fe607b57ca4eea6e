package io.jenkins.plugins.aegis.adapter.workspace;

import hudson.FilePath;
import hudson.FilePath.FileCallable;
import io.jenkins.plugins.aegis.adapter.jenkins.AgentConnection;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.port.RelativePath;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A directory of the agent that builds.
 *
 * <p>Each operation is done on the agent by a {@link LocalDirectory}, in one call, so that links are judged where they
 * are; only the bytes of streams travel by themselves.
 */
public final class FilePathWorkspace implements Workspace {
    private final FilePath top;
    private final AgentConnection connection;
    private final List<String> directories;

    /**
     * @param top the directory of the build; what is asked of the workspace never reaches outside of it
     * @param connection to where it is
     */
    public FilePathWorkspace(FilePath top, AgentConnection connection) {
        this(top, connection, List.of());
    }

    private FilePathWorkspace(FilePath top, AgentConnection connection, List<String> directories) {
        this.top = top;
        this.connection = connection;
        this.directories = directories;
    }

    @Override
    public String path() {
        // The agent's own separator: some programs of Windows take no other.
        String separator = top.getRemote().indexOf('\\') >= 0 ? "\\" : "/";
        StringBuilder path = new StringBuilder(top.getRemote());
        directories.forEach(directory -> path.append(separator).append(directory.replace("/", separator)));
        return path.toString();
    }

    @Override
    public Workspace directory(String path) {
        if (path.equals(".")) {
            return this;
        }
        List<String> below = new ArrayList<>(directories);
        below.add(RelativePath.require(path));
        return new FilePathWorkspace(top, connection, List.copyOf(below));
    }

    @Override
    public boolean exists(String path) throws IOException, InterruptedException {
        return onAgent(new WorkspaceCalls.Exists(directories, RelativePath.require(path)));
    }

    @Override
    public String readText(String path) throws IOException, InterruptedException {
        return onAgent(new WorkspaceCalls.ReadText(directories, RelativePath.require(path)));
    }

    @Override
    public void writeText(String path, String text) throws IOException, InterruptedException {
        onAgent(new WorkspaceCalls.WriteText(directories, RelativePath.require(path), text, false));
    }

    @Override
    public void writeSecret(String path, String text) throws IOException, InterruptedException {
        onAgent(new WorkspaceCalls.WriteText(directories, RelativePath.require(path), text, true));
    }

    @Override
    public InputStream open(String path) throws IOException, InterruptedException {
        if (!exists(path)) {
            throw new FileNotFoundException(path + " in " + path());
        }
        return connected(() -> file(path).read());
    }

    @Override
    public void copyFrom(InputStream content, String path) throws IOException, InterruptedException {
        RelativePath.require(path);
        connected(() -> {
            upload(content, path);
            return null;
        });
    }

    /** It arrives whole, under a name of its own, before it takes the place of the file. */
    private void upload(InputStream content, String path) throws IOException, InterruptedException {
        String name = ".upload-" + UUID.randomUUID();
        top.mkdirs();
        FilePath upload = top.child(name);
        try {
            upload.copyFrom(content);
            top.act(new WorkspaceCalls.TakeUpload(directories, path, name));
        } finally {
            upload.delete();
        }
    }

    @Override
    public void create() throws IOException, InterruptedException {
        onAgent(new WorkspaceCalls.Create(directories));
    }

    @Override
    public void move(String from, String to) throws IOException, InterruptedException {
        onAgent(new WorkspaceCalls.Move(directories, RelativePath.require(from), RelativePath.require(to)));
    }

    @Override
    public List<String> files() throws IOException, InterruptedException {
        return onAgent(new WorkspaceCalls.Files(directories));
    }

    @Override
    public Digest digest(String path, Digest.Algorithm algorithm) throws IOException, InterruptedException {
        return new Digest(
                algorithm, onAgent(new WorkspaceCalls.DigestOf(directories, RelativePath.require(path), algorithm)));
    }

    @Override
    public void delete() throws IOException, InterruptedException {
        onAgent(new WorkspaceCalls.Delete(directories));
    }

    private <T> T onAgent(FileCallable<T> call) throws IOException, InterruptedException {
        return connected(() -> top.act(call));
    }

    private <T> T connected(Access<T> access) throws IOException, InterruptedException {
        try {
            return access.run();
        } catch (IOException | RuntimeException e) {
            if (connection.isLost()) {
                throw new IOException(connection.lostWhile("its files were in use"), e);
            }
            throw e;
        }
    }

    /** Something that is done with the agent's files. */
    private interface Access<T> {
        T run() throws IOException, InterruptedException;
    }

    private FilePath file(String path) {
        FilePath directory = top;
        for (String below : directories) {
            directory = directory.child(below);
        }
        return directory.child(path);
    }
}
