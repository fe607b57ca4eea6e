package hudson;

import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.remoting.Callable;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;
import org.jenkinsci.remoting.RoleSensitive;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

public final class FilePath implements SerializableOnlyOverRemoting {
    private static final long serialVersionUID = 1L;
    private final transient VirtualChannel channel;
    private final String remote;

    public FilePath(VirtualChannel channel, String remote) {
        this.channel = channel;
        this.remote = remote;
    }

    public FilePath(File localPath) {
        this((VirtualChannel) null, localPath.getPath());
    }

    public FilePath(FilePath base, String rel) {
        throw new UnsupportedOperationException("declaration only");
    }

    public interface FileCallable<T> extends Serializable, RoleSensitive {
        T invoke(File f, VirtualChannel channel) throws IOException, InterruptedException;
    }

    public String getRemote() {
        return remote;
    }

    public VirtualChannel getChannel() {
        return channel;
    }

    public String getName() {
        throw new UnsupportedOperationException("declaration only");
    }

    public FilePath getParent() {
        throw new UnsupportedOperationException("declaration only");
    }

    public FilePath child(String relOrAbsolute) {
        throw new UnsupportedOperationException("declaration only");
    }

    public <T> T act(FileCallable<T> callable) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public <V, E extends Throwable> V act(Callable<V, E> callable) throws IOException, InterruptedException, E {
        throw new UnsupportedOperationException("declaration only");
    }

    public Computer toComputer() {
        throw new UnsupportedOperationException("declaration only");
    }

    public void mkdirs() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public void deleteRecursive() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public void deleteContents() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public boolean delete() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public boolean exists() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public boolean isDirectory() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public long length() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public void chmod(int mask) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public List<FilePath> list() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public FilePath[] list(String includes) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public FilePath createTextTempFile(String prefix, String suffix, String contents)
            throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public FilePath createTempDir(String prefix, String suffix) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public InputStream read() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public String readToString() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public OutputStream write() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public void write(String content, String encoding) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public void copyFrom(InputStream in) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public void copyFrom(FilePath src) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public void copyTo(FilePath target) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public void copyTo(OutputStream os) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public Launcher createLauncher(TaskListener listener) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }
}
