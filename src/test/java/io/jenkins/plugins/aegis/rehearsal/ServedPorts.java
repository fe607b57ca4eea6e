package io.jenkins.plugins.aegis.rehearsal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;

/** The loopback ports of a served site, remembered so that a configured controller finds it again. */
record ServedPorts(int forge, int registry) {
    private static final String FORGE = "forge";
    private static final String REGISTRY = "registry";

    /**
     * Those that were asked for, else those of the last time, else free ones; remembered in that file.
     *
     * @param forge 0 if none was asked for
     * @param registry 0 if none was asked for
     * @throws IllegalArgumentException if one of them is taken
     */
    static ServedPorts choose(Path file, int forge, int registry) throws IOException {
        Properties last = read(file);
        Set<Integer> free = free();
        ServedPorts ports = new ServedPorts(
                first(forge, last.getProperty(FORGE), free), first(registry, last.getProperty(REGISTRY), free));
        if (ports.forge == ports.registry) {
            throw new IllegalArgumentException("Forge and registry cannot share port " + ports.forge
                    + "; give them two with --port-forge and --port-registry");
        }
        requireFree(ports.forge, FORGE);
        requireFree(ports.registry, REGISTRY);
        ports.remember(file);
        return ports;
    }

    private static Properties read(Path file) throws IOException {
        Properties last = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                last.load(reader);
            }
        }
        return last;
    }

    private static int first(int wanted, String last, Set<Integer> free) {
        if (wanted != 0) {
            return wanted;
        }
        if (last != null) {
            return Integer.parseInt(last.strip());
        }
        Integer next = free.iterator().next();
        free.remove(next);
        return next;
    }

    /** Two of them, held at once, so that they differ. */
    private static Set<Integer> free() throws IOException {
        try (ServerSocket one = new ServerSocket(0, 1, loopback());
                ServerSocket other = new ServerSocket(0, 1, loopback())) {
            return new LinkedHashSet<>(Set.of(one.getLocalPort(), other.getLocalPort()));
        }
    }

    private static void requireFree(int port, String who) {
        try {
            new ServerSocket(port, 1, loopback()).close();
        } catch (IOException e) {
            throw new IllegalArgumentException("Port " + port + " of the " + who + " cannot be listened on ("
                    + e.getMessage() + "): end what is there, or choose another one with --port-" + who
                    + " and configure the controller anew");
        }
    }

    private void remember(Path file) throws IOException {
        Properties ports = new Properties();
        ports.setProperty(FORGE, Integer.toString(forge));
        ports.setProperty(REGISTRY, Integer.toString(registry));
        try (Writer writer = Files.newBufferedWriter(file)) {
            ports.store(writer, null);
        }
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
