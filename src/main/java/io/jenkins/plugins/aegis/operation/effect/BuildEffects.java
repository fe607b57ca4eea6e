package io.jenkins.plugins.aegis.operation.effect;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.PublishAction;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.PackageBuilder.Built;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The artifacts: built once from one commit, and kept for everything that follows. */
record BuildEffects(ReleasePorts ports) {
    /** Builds once and keeps it, with what proves it. */
    ActionResult build(PublishAction.BuildArtifacts action) throws PortUnavailable, InterruptedException {
        Instant started = ports.build().now();
        Workspace checkout = ports.git().checkOut(action.commit());
        Built built = ports.packageBuilder().build(checkout, action.version(), action.packaging());
        try {
            new ReleaseEvidence(ports).write(built.directory(), action, started);
            StoredArtifacts stored =
                    ports.artifacts().keep(action.version(), action.commit(), built.packages(), built.directory());
            for (Artifact artifact : stored.artifacts()) {
                ports.audit()
                        .append(new AuditEvent.ArtifactBuilt(
                                artifact.name(),
                                artifact.size(),
                                artifact.sha256().hex(),
                                artifact.sha512().hex()));
            }
            return ActionResult.applied(stored.artifacts().size() + " artifacts are in the store");
        } catch (IOException e) {
            throw new PortUnavailable("the artifacts could not be kept: " + e.getMessage(), e);
        }
    }

    /** Whatever the build leaves is shown with its digest; nothing is kept, signed or published. */
    ActionResult rehearse(PublishAction.RehearseBuild action) throws PortUnavailable, InterruptedException {
        PublishAction.BuildArtifacts build = action.build();
        Workspace checkout = ports.git().checkOut(build.commit());
        Built built = ports.packageBuilder().build(checkout, build.version(), build.packaging());
        try {
            List<String> foreign = new ArrayList<>();
            for (BuiltPackage each : built.packages()) {
                ports.console().line("built for " + each.channel() + ": " + each.coordinate());
                for (String file : each.files()) {
                    ports.console().line("  " + file + " " + built.directory().digest(file, Digest.Algorithm.SHA256));
                }
                String expected = build.packaging()
                        .channel(each.channel())
                        .map(channel -> channel.versionOf(build.version()))
                        .orElse(each.version());
                if (!each.version().equals(expected)) {
                    foreign.add(each.coordinate() + " is not " + expected);
                }
            }
            action.outline().forEach(line -> ports.console().line("a release would " + line));
            int files = built.directory().files().size();
            built.directory().delete();
            return ActionResult.applied(files + " artifacts were built, and nothing was kept or published"
                    + (foreign.isEmpty() ? "" : "; the metadata does not state the version yet: " + foreign));
        } catch (IOException e) {
            throw new PortUnavailable("the artifacts could not be read: " + e.getMessage(), e);
        }
    }
}
