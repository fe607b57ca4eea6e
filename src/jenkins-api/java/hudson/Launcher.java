package hudson;

import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

public abstract class Launcher {
    protected final TaskListener listener;
    protected final VirtualChannel channel;

    protected Launcher(TaskListener listener, VirtualChannel channel) {
        this.listener = listener;
        this.channel = channel;
    }

    public VirtualChannel getChannel() {
        return channel;
    }

    public final ProcStarter launch() {
        throw new UnsupportedOperationException("declaration only");
    }

    public abstract Proc launch(ProcStarter starter) throws IOException;

    public abstract void kill(Map<String, String> modelEnvVars) throws IOException, InterruptedException;

    public static class LocalLauncher extends Launcher {
        public LocalLauncher(TaskListener listener) {
            super(listener, null);
        }

        @Override
        public Proc launch(ProcStarter ps) throws IOException {
            throw new UnsupportedOperationException("declaration only");
        }

        @Override
        public void kill(Map<String, String> modelEnvVars) throws InterruptedException {
            throw new UnsupportedOperationException("declaration only");
        }
    }

    public final class ProcStarter {
        public ProcStarter cmds(List<String> args) {
            throw new UnsupportedOperationException("declaration only");
        }

        public ProcStarter quiet(boolean quiet) {
            throw new UnsupportedOperationException("declaration only");
        }

        public ProcStarter pwd(String workDir) {
            throw new UnsupportedOperationException("declaration only");
        }

        public ProcStarter stdout(OutputStream out) {
            throw new UnsupportedOperationException("declaration only");
        }

        public ProcStarter stderr(OutputStream err) {
            throw new UnsupportedOperationException("declaration only");
        }

        public ProcStarter stdin(InputStream in) {
            throw new UnsupportedOperationException("declaration only");
        }

        public ProcStarter envs(Map<String, String> overrides) {
            throw new UnsupportedOperationException("declaration only");
        }

        public Proc start() throws IOException {
            throw new UnsupportedOperationException("declaration only");
        }
    }
}
