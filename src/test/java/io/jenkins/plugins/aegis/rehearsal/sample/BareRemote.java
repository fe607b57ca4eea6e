package io.jenkins.plugins.aegis.rehearsal.sample;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A bare repository on disk that plays the remote; made whole or not at all. */
record BareRemote(Path directory) {
    /** The user's own settings neither shape the remote nor run hooks in it. */
    private static final Map<String, String> PLAIN =
            Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1", "GIT_NO_LAZY_FETCH", "1");

    /**
     * @param fill gives the new repository its content; when it fails there is no remote
     * @throws IllegalStateException when there is something at {@code target} already
     */
    static BareRemote create(Path target, Consumer<BareRemote> fill) {
        Path absolute = target.toAbsolutePath();
        if (Files.exists(absolute)) {
            throw new IllegalStateException(
                    "There is something at " + absolute + " already; a remote is made in a directory of its own");
        }
        try {
            Files.createDirectories(absolute.getParent());
            Path unfinished = Files.createTempDirectory(absolute.getParent(), "unfinished-remote-");
            BareRemote remote = new BareRemote(unfinished);
            LocalCommand.in(unfinished, "git", "init", "-q", "--bare", "--template=", "--object-format=sha1", ".")
                    .with(PLAIN)
                    .output();
            fill.accept(remote);
            Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE);
            return new BareRemote(absolute);
        } catch (IOException e) {
            throw new UncheckedIOException("The remote cannot be made at " + absolute, e);
        }
    }

    /** The branch that a clone gets when it asks for none. */
    void setDefaultBranch(String branch) {
        git("symbolic-ref", "HEAD", "refs/heads/" + branch).output();
    }

    LocalCommand git(String... arguments) {
        List<String> words = new ArrayList<>(List.of("git", "--git-dir", directory.toString()));
        words.addAll(List.of(arguments));
        return new LocalCommand(words, directory, PLAIN);
    }
}
