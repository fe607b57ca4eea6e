package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a distrustful user does: asks Sigstore's own verifier, which we did not write, about downloaded files.
 *
 * @param trust the only key that is trusted; or a trusted root
 * @param identity with a trusted root: whose signature is believed, and who vouches for that identity
 */
public record AttestationCheck(NodeTools tools, Path trust, List<String> identity) {
    public AttestationCheck {
        identity = List.copyOf(identity);
    }

    public AttestationCheck(NodeTools tools, Path publicKey) {
        this(tools, publicKey, List.of());
    }

    /** What the verifier says to a directory with a bundle and all that it is to attest. */
    public LocalCommand.Outcome judge(Path files) {
        Path script = ProjectDirectory.locate().toolsDescription().resolve("verify-attestation.cjs");
        List<String> words = new ArrayList<>(
                List.of(tools.node22().toString(), script.toString(), trust.toString(), files.toString()));
        words.addAll(identity);
        return LocalCommand.in(files, words.toArray(String[]::new))
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
