package hudson.util;

import hudson.model.TaskListener;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

public class StreamTaskListener implements TaskListener, Closeable {
    private static final long serialVersionUID = 1L;

    public StreamTaskListener(OutputStream out, Charset charset) {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public PrintStream getLogger() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("declaration only");
    }
}
