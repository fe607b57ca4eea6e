package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.nio.file.Path;
import java.util.Optional;

/** A tag as git itself shows it in the bare remote. */
public record RemoteTag(String object, String commit) {
    static Optional<RemoteTag> read(Path remote, String tag) {
        LocalCommand.Outcome shown = LocalCommand.in(
                        remote, "git", "rev-parse", "refs/tags/" + tag, "refs/tags/" + tag + "^{commit}")
                .run();
        String[] ids = shown.output().strip().split("\\R");
        return shown.exitCode() == 0 && ids.length == 2 ? Optional.of(new RemoteTag(ids[0], ids[1])) : Optional.empty();
    }
}
