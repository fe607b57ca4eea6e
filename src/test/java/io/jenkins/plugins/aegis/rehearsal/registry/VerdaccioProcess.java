package io.jenkins.plugins.aegis.rehearsal.registry;

import io.jenkins.plugins.aegis.rehearsal.process.ProcessTree;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.rehearsal.tools.NpmSettings;
import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** A running Verdaccio; it ends with this process, however this one ends. */
final class VerdaccioProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 100;
    private static final int ATTEMPTS = 3;

    private final Process process;
    private final URI url;

    private VerdaccioProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * A port that is free now may be taken a moment later: then the server ends at once, and another is tried.
     *
     * @param port to listen on, 0 for any free one
     */
    static VerdaccioProcess start(NodeTools tools, VerdaccioDirectory files, NpmSettings npm, int port) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            VerdaccioProcess started = launch(tools, files, npm, port);
            if (started.comesUp(files)) {
                return started;
            }
        }
        throw RegistryUnavailable.withLog("Verdaccio ended " + ATTEMPTS + " times while it started", files.log());
    }

    URI url() {
        return url;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    void closeStandardInput() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void close() {
        ProcessTree.end(process.toHandle());
    }

    private static VerdaccioProcess launch(NodeTools tools, VerdaccioDirectory files, NpmSettings npm, int wanted) {
        try {
            int port = wanted == 0 ? freePort() : wanted;
            ProcessBuilder builder = new ProcessBuilder(
                            tools.node22().toString(),
                            "--require",
                            ProjectDirectory.locate()
                                    .toolsDescription()
                                    .resolve("end-with-parent.cjs")
                                    .toString(),
                            tools.verdaccio().toString(),
                            "--config",
                            files.configuration().toString(),
                            "--listen",
                            "127.0.0.1:" + port)
                    .directory(files.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(files.log().toFile()));
            // What npm trusts, its stand-in trusts as well.
            npm.value("cafile").ifPresent(file -> builder.environment().putIfAbsent("NODE_EXTRA_CA_CERTS", file));
            return new VerdaccioProcess(builder.start(), URI.create("http://127.0.0.1:" + port + "/"));
        } catch (IOException e) {
            throw new RegistryUnavailable("Verdaccio cannot be started: " + e.getMessage(), e);
        }
    }

    private boolean comesUp(VerdaccioDirectory files) {
        Instant deadline = Instant.now().plus(PATIENCE);
        RegistryLogin registry = new RegistryLogin(url);
        try {
            while (process.isAlive()) {
                if (registry.answers()) {
                    return process.isAlive();
                }
                if (Instant.now().isAfter(deadline)) {
                    close();
                    throw RegistryUnavailable.withLog("Verdaccio did not answer within " + PATIENCE, files.log());
                }
                Thread.sleep(POLL_MILLIS);
            }
            return false;
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new RegistryUnavailable("Interrupted while Verdaccio started", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
