package io.jenkins.plugins.aegis.controller;

import hudson.model.Run;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.ChannelObserved;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectIntended;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectSettled;
import io.jenkins.plugins.aegis.audit.AuditEvent.PlanDecided;
import io.jenkins.plugins.aegis.audit.AuditEvent.ReleaseFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import io.jenkins.plugins.aegis.audit.AuditLog;
import io.jenkins.plugins.aegis.audit.FindingRecord;
import io.jenkins.plugins.aegis.run.ReleaseReportAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds that have a release's log, as the steps leave it. */
final class RecordedRelease {
    static final String VERSION = "1.2.0";
    static final String COMMIT = "4f1c0e9a7b7d35f1c2a98e6d0b1f4a5c6d7e8f90";
    static final String SUBJECT = "sha256:1";

    private RecordedRelease() {}

    /** A build that ran no step of ours. */
    static WorkflowRun plainBuild(JenkinsRule jenkins, String job) throws Exception {
        WorkflowJob pipeline = jenkins.jenkins.getItemByFullName(job, WorkflowJob.class);
        if (pipeline == null) {
            pipeline = jenkins.createProject(WorkflowJob.class, job);
            pipeline.setDefinition(new CpsFlowDefinition("def nothing = 1", true));
        }
        return jenkins.buildAndAssertSuccess(pipeline);
    }

    /** A build whose log holds these events. */
    static WorkflowRun build(JenkinsRule jenkins, String job, List<AuditEvent> events) throws Exception {
        WorkflowRun run = plainBuild(jenkins, job);
        record(run, events);
        return run;
    }

    /** What a step does with the log of its build. */
    static void record(Run<?, ?> run, List<AuditEvent> events) throws IOException {
        ReleaseReportAction page = ReleaseReportAction.of(run);
        Files.createDirectories(page.auditLog().getParent());
        try (AuditLog log = AuditLog.open(page.auditLog(), InstantSource.system())) {
            events.forEach(log::append);
        }
        page.refresh();
    }

    /** What the build left in the artifact store. */
    static void keepArtifact(Run<?, ?> run, String name, String content) throws IOException {
        Path set = run.getParent()
                .getRootDir()
                .toPath()
                .resolve("aegis-release/artifacts")
                .resolve(VERSION + "-" + COMMIT);
        Files.createDirectories(set);
        Files.writeString(set.resolve(name), content);
        Files.writeString(
                set.resolve("artifacts.json"),
                "{\"artifacts\":[{\"name\":\"" + name + "\",\"size\":" + content.length() + ",\"sha256\":\"ab\"}]}");
    }

    /** A whole release. */
    static List<AuditEvent> released() {
        String tag = "push annotated tag v1.2.0 on " + COMMIT;
        return List.of(
                new StepStarted("aegisPreflight", VERSION, Map.of("requester", "mara")),
                new PlanDecided(
                        "aegisPreflight",
                        List.of(new FindingRecord("AEGIS-PRE-005", "BLOCKER", "surfaces drifted", "Align them")
                                .waived("healed by this release", "mara")),
                        List.of(),
                        "0"),
                new StepFinished("aegisPreflight", "PASSED", ""),
                new ApprovalRequested(
                        VERSION, COMMIT, SUBJECT, new TreeMap<>(Map.of("CHANGELOG.md", "sha256:2", "commit", COMMIT))),
                new ApprovalGranted("jonas", "configured approver", "2026-03-02T14:00:00Z", "fine", SUBJECT),
                new StepStarted("aegisTag", VERSION, Map.of()),
                new EffectIntended("aegisTag", "TagPush", tag, Map.of()),
                new EffectSettled("aegisTag", "TagPush", tag, "APPLIED", ""),
                new StepFinished("aegisTag", "APPLIED", ""),
                new ChannelObserved("npm", "beacon@1.2.0", "OURS", "sha512-x", "https://registry.example/beacon"),
                new ChannelObserved("pypi", "beacon 1.2.0", "OURS", "sha256:3", "https://pypi.example/beacon"),
                new ReleaseFinished("RELEASED", ""));
    }

    /** The same up to the question. */
    static List<AuditEvent> asked() {
        return released().subList(0, 4);
    }
}
