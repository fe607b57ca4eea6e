package io.jenkins.plugins.aegis.scenario;

import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.GovernanceOverlay;
import io.jenkins.plugins.aegis.model.GovernanceOverlay.Scope;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.model.ReleaseSite.OverlayRule;
import io.jenkins.plugins.aegis.model.VersionRange;
import io.jenkins.plugins.aegis.rehearsal.GoNoGo;
import io.jenkins.plugins.aegis.rehearsal.MaintainersAtWork;
import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.RehearsalCast;
import io.jenkins.plugins.aegis.rehearsal.pipeline.InputDecision.Proceed;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.testing.ProcessArguments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One release of 0.2.0 of the sample project, in which a finding was accepted and three gates were passed, and what the documented audit said of it.
 *
 * @param said lines by section of the page
 * @param processes command lines that were seen while it ran
 */
record AuditedRelease(
        Path directory,
        SampleSite world,
        FinishedBuild build,
        Auditor auditor,
        Map<String, List<String>> said,
        Set<String> processes)
        implements AutoCloseable {
    static final String OVERLAY = "Overlay-major-cutover";
    private static final String STEWARD = "sofia";

    static AuditedRelease make() {
        try (ProcessArguments processes = ProcessArguments.watch()) {
            Path directory = Files.createTempDirectory("aegis-audited");
            SampleSite world = SampleSite.in(directory.resolve("world"));
            FinishedBuild build = world.release(
                    Map.of("VERSION", "0.2.0", "ACCEPT", "AEGIS-DRF-001=they came before the rule"),
                    everybody(),
                    PipelineListener.NONE);
            Auditor auditor = Auditor.of(
                    world, build, world.remote().bare(), Files.createDirectory(directory.resolve("auditor")));
            return new AuditedRelease(directory, world, build, auditor, auditor.audit(), processes.seen());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two persons and the approver of an overlay are asked, and agree. */
    private static RehearsalCast everybody() {
        GovernanceOverlay overlay = new GovernanceOverlay(
                "major-cutover",
                "Is every gate of the cutover plan met?",
                new Scope(List.of(new VersionRange(">=0.2.0")), List.of(), List.of()));
        return new RehearsalCast(
                GoNoGo.answering(People.APPROVER, true)
                        .butAt(Gate.SECOND, new Proceed(People.REVIEWER, Map.of("REASON", "checked")))
                        .butAt(OVERLAY, new Proceed(STEWARD, Map.of("REASON", "plan is met"))),
                new ApprovalRules(People.APPROVERS, false, 2, List.of(new OverlayRule(overlay, Set.of(STEWARD)))),
                MaintainersAtWork.reviewingAndMerging());
    }

    /** Another auditor of the same release, who clones from there. */
    Auditor auditor(Path remote, Path scratch) {
        return Auditor.of(world, build, remote, scratch);
    }

    @Override
    public void close() throws IOException {
        world.close();
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
