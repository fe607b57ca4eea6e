package io.jenkins.plugins.aegis.step;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePlease;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.testing.EffectWatch;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.ReleaseWorld;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Does what Release Please does, in as many effects: makes its branch anew, then opens the pull request. */
record ReleaseProposal(Path remote, Forge forge, EffectWatch watch) implements ReleasePlease {

    @Override
    public String openPullRequest(ReleaseVersion version, String branch, ReleaseDescriptor.Metadata metadata)
            throws PortUnavailable, InterruptedException {
        String head = "release-please--branches--" + branch;
        EffectWatch.Effect effect = watch.begin("release-please pushes " + head);
        LocalCommand.in(remote, "git", "fast-import", "--quiet", "--force")
                .consume(commit(head, branch, version).getBytes(StandardCharsets.UTF_8));
        watch.end(effect);
        return "pull request "
                + forge.openPullRequest(head, branch, "chore: release " + version, "")
                        .number();
    }

    private static String commit(String head, String branch, ReleaseVersion version) {
        String message = "chore: release " + version;
        String who = "Release Please <bot@example.org> 1700100000 +0000";
        StringBuilder stream = new StringBuilder("reset refs/heads/" + head + "\nfrom refs/heads/" + branch
                + "^0\n\ncommit refs/heads/" + head + "\nauthor " + who + "\ncommitter " + who + "\ndata "
                + message.length() + "\n" + message + "\n");
        for (Map.Entry<String, String> file :
                Metadata.files(version.toString(), "v" + ReleaseWorld.LAST).entrySet()) {
            stream.append("M 100644 inline ").append(file.getKey()).append("\ndata ");
            stream.append(file.getValue().getBytes(StandardCharsets.UTF_8).length)
                    .append('\n')
                    .append(file.getValue())
                    .append('\n');
        }
        return stream.append('\n').toString();
    }
}
