package io.jenkins.plugins.aegis.rehearsal.registry;

import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.rehearsal.tools.NpmSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A real npm registry (Verdaccio) on a free loopback port; what is published stays in its directory, from where the
 * next server goes on, also after this one was killed. Port and token differ from start to start unless they are to last.
 */
public final class NpmRegistryServer implements AutoCloseable {
    private final VerdaccioDirectory directory;
    private final VerdaccioProcess process;
    private final String token;

    private NpmRegistryServer(VerdaccioDirectory directory, VerdaccioProcess process, String token) {
        this.directory = directory;
        this.process = process;
        this.token = token;
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @param directory of this server alone: storage, configuration, log
     * @param ownPackages names, or patterns such as {@code @scope/*}, that are published here and never looked up on
     *     the public registry
     * @throws RegistryUnavailable when it does not come up; the message holds the end of its log
     */
    public static NpmRegistryServer start(NodeTools tools, Path directory, List<String> ownPackages) {
        VerdaccioDirectory files = new VerdaccioDirectory(directory.toAbsolutePath());
        RegistryAccount account = RegistryAccount.fresh();
        VerdaccioProcess process = launch(tools, files, ownPackages, account, 0);
        return loggedIn(files, process, registry -> registry.tokenFor(account));
    }

    /**
     * The same, but those who know URL and token of an earlier server on this directory go on with them: the port is
     * given, and account and token are kept in the directory.
     *
     * @param port to listen on
     */
    public static NpmRegistryServer startLasting(NodeTools tools, Path directory, List<String> ownPackages, int port) {
        VerdaccioDirectory files = new VerdaccioDirectory(directory.toAbsolutePath());
        LastingLogin login = LastingLogin.in(files.root());
        VerdaccioProcess process = launch(tools, files, ownPackages, login.account(), port);
        return loggedIn(files, process, login::token);
    }

    private static VerdaccioProcess launch(
            NodeTools tools, VerdaccioDirectory files, List<String> ownPackages, RegistryAccount account, int port) {
        NpmSettings npm = NpmSettings.ask(tools.directory(), Map.of());
        try {
            files.write(ownPackages, account, npm);
        } catch (IOException e) {
            throw new UncheckedIOException("The registry cannot be set up in " + files.root(), e);
        }
        return VerdaccioProcess.start(tools, files, npm, port);
    }

    private static NpmRegistryServer loggedIn(
            VerdaccioDirectory files, VerdaccioProcess process, Function<RegistryLogin, String> token) {
        try {
            return new NpmRegistryServer(files, process, token.apply(new RegistryLogin(process.url())));
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** The base URL, with a slash at its end, as npm wants it. */
    public URI url() {
        return process.url();
    }

    /** Lets its bearer publish; a secret, also here. */
    public String token() {
        return token;
    }

    /** What the server says; all runs on the same directory, one after the other. */
    public Path log() {
        return directory.log();
    }

    /** The server's process, for those that want to see what happens when it dies. */
    public ProcessHandle process() {
        return process.handle();
    }

    /** Does to the server what the death of this process would do to it. */
    void abandon() throws IOException {
        process.closeStandardInput();
    }

    /** Writes an npm configuration, readable by this user only, that names this registry and its token. */
    public void writeUserConfig(Path npmrc) {
        String host = url().getRawAuthority();
        String content = "registry=%s%n//%s/:_authToken=%s%nupdate-notifier=false%nfund=false%naudit=false%n"
                .formatted(url(), host, token);
        try {
            Files.deleteIfExists(npmrc);
            Files.createFile(npmrc, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(npmrc, content, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("The npm configuration cannot be written to " + npmrc, e);
        }
    }

    /** Ends the server and everything that it started. */
    @Override
    public void close() {
        process.close();
    }
}
