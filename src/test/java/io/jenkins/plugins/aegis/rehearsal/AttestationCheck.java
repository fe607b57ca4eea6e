package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a distrustful user does: asks Sigstore's own verifier, which we did not write, about downloaded files.
 *
 * @param publicKey the only key that is trusted
 */
public record AttestationCheck(NodeTools tools, Path publicKey) {

    /** What the verifier says to a directory with a bundle and all that it is to attest. */
    public LocalCommand.Outcome judge(Path files) {
        Path script = ProjectDirectory.locate().toolsDescription().resolve("verify-attestation.cjs");
        return LocalCommand.in(
                        files, tools.node22().toString(), script.toString(), publicKey.toString(), files.toString())
                .with("NODE_PATH", tools.directory().resolve("node_modules").toString())
                .run();
    }

    /** @throws IOException if it refuses */
    public String verify(Path files) throws IOException {
        LocalCommand.Outcome outcome = judge(files);
        if (outcome.exitCode() != 0) {
            throw new IOException("the attestation of " + files + " does not hold: " + outcome.errorOutput());
        }
        return outcome.output().strip();
    }
}
