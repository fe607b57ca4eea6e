package io.jenkins.plugins.aegis.operation.effect;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.operation.attest.ReleaseStatement;
import io.jenkins.plugins.aegis.operation.attest.ReleaseStatement.Execution;
import io.jenkins.plugins.aegis.operation.attest.ReleaseStatement.Source;
import io.jenkins.plugins.aegis.operation.attest.ReleaseStatement.Subject;
import io.jenkins.plugins.aegis.plan.PublishAction;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What proves the artifacts of a release, written beside them before they are kept (lesson L24).
 *
 * <p>First {@code checksums.txt} over every artifact, then the attestation over every artifact and {@code
 * checksums.txt}; the attestation itself is proven by its signature.
 */
final class ReleaseEvidence {
    private static final String CHECKSUMS = "checksums.txt";
    private final ReleasePorts ports;

    ReleaseEvidence(ReleasePorts ports) {
        this.ports = ports;
    }

    void write(Workspace directory, PublishAction.BuildArtifacts action, Instant started)
            throws IOException, PortUnavailable, InterruptedException {
        directory.writeText(CHECKSUMS, checksums(directory));
        Source source = new Source(
                action.version(), ports.site().repository(), ports.site().remote(), action.commit());
        Execution execution = new Execution(
                ports.build().builder(),
                ports.build().name(),
                started,
                ports.build().now());
        Optional<String> bundle =
                ports.attestor().attest(new ReleaseStatement(subjects(directory), source, execution).toJson());
        if (bundle.isPresent()) {
            directory.writeText(Attestor.BUNDLE, bundle.get());
        } else {
            ports.console()
                    .line("No attestation: nobody is configured to sign it, so " + action.version() + " gets no "
                            + Attestor.BUNDLE);
        }
    }

    /** In the format that {@code sha256sum --check} reads. */
    private static String checksums(Workspace directory) throws IOException, InterruptedException {
        StringBuilder lines = new StringBuilder();
        for (String file : directory.files()) {
            lines.append(directory.digest(file, Digest.Algorithm.SHA256).hex())
                    .append("  ")
                    .append(file)
                    .append('\n');
        }
        return lines.toString();
    }

    private static List<Subject> subjects(Workspace directory) throws IOException, InterruptedException {
        List<Subject> subjects = new ArrayList<>();
        for (String file : directory.files()) {
            subjects.add(new Subject(
                    file,
                    directory.digest(file, Digest.Algorithm.SHA256),
                    directory.digest(file, Digest.Algorithm.SHA512)));
        }
        return subjects;
    }
}
