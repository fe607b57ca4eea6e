package io.jenkins.plugins.aegis.step;

import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.ReleaseWorld;
import java.nio.file.Path;

/** The world before a release: one version is out, {@code develop} has gone on, and there is a chart repository. */
final class CrashBeginning {
    private CrashBeginning() {}

    static Path make(Path root, String descriptor) {
        GitRemote remote = GitRemote.in(root);
        Metadata.files(ReleaseWorld.LAST, "v1.2.1").forEach(remote::file);
        remote.commit("chore: release " + ReleaseWorld.LAST);
        remote.git("tag", "--annotate", "v" + ReleaseWorld.LAST, "--message", "Release v" + ReleaseWorld.LAST);
        remote.git("switch", "--quiet", "--create", "develop");
        remote.file(".aegis/release.yml", descriptor);
        remote.commit("feat: shine", "src/index.js", "shine\n");
        remote.push();
        return root;
    }
}
