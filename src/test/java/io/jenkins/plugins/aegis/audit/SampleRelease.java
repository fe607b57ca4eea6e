package io.jenkins.plugins.aegis.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.ArtifactBuilt;
import io.jenkins.plugins.aegis.audit.AuditEvent.ChannelObserved;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectIntended;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectSettled;
import io.jenkins.plugins.aegis.audit.AuditEvent.PlanDecided;
import io.jenkins.plugins.aegis.audit.AuditEvent.ReleaseFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import io.jenkins.plugins.aegis.audit.AuditEvent.TornTailSetAside;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The log of a release as it happens: a waived finding, an approval, a crash while publishing, and its recovery. */
final class SampleRelease {
    static final String VERSION = "0.6.6-preview";
    static final String COMMIT = "4f1c0e9a7b7d35f1c2a98e6d0b1f4a5c6d7e8f90";
    static final String SUBJECT = Sha256.hex("subject".getBytes(US_ASCII));
    static final String TARBALL = Sha256.hex("tarball".getBytes(US_ASCII));
    private static final String INTEGRITY =
            "sha512-0TeQJx8wZ9mPZ1i5Lr0g3kUjzV7cA0R6cVQeXJc2yWl3oVvYb2m6yqvQd1m8kV3l0r9bZt4h5sQe7uWx2yA==";

    private final List<AuditEvent> events = new ArrayList<>();

    private SampleRelease() {}

    /** A whole release of some fifty events. */
    static List<AuditEvent> events() {
        SampleRelease release = new SampleRelease();
        release.prepare();
        release.promote();
        release.approveAndTag();
        release.publish();
        release.finish();
        return release.events;
    }

    /** Writes events at intervals that look like a real afternoon. */
    static void write(Path log, List<AuditEvent> events) {
        AtomicInteger tick = new AtomicInteger();
        Instant start = Instant.parse("2026-03-02T13:30:00.250Z");
        InstantSource clock = () -> {
            int n = tick.getAndIncrement();
            return start.plusMillis(n * 7_310L + (n > 28 ? 2_400_000L : 0));
        };
        try (AuditLog audit = AuditLog.open(log, clock)) {
            events.forEach(audit::append);
        }
    }

    private void prepare() {
        started("aegisPreflight", Map.of("sourceBranch", "develop", "requestedBy", "mara"));
        events.add(new PlanDecided(
                "aegisPreflight",
                List.of(
                        new FindingRecord(
                                        "AEGIS-META-002",
                                        "BLOCKER",
                                        "The manifest says 0.6.5-preview.3, package.json says 0.6.5-preview.2.",
                                        "Bring both to the latest published version on develop, or accept the finding"
                                                + " with a reason.")
                                .waived("Known drift, healed by this release; see #4711", "mara"),
                        new FindingRecord(
                                "AEGIS-CHAN-001",
                                "WARNING",
                                "Channel clawhub is optional and has no credentials.",
                                "Add credentials 'clawhub-token' to publish there, or leave the channel out.")),
                List.of(),
                digest("preflight")));
        finished("aegisPreflight", "APPLIED", "develop may be released; 1 finding accepted");
        started("aegisCutReleaseBranch", Map.of("sourceBranch", "develop"));
        plan("aegisCutReleaseBranch", "Create release/0.6.6-preview at 9e2b7c1 of develop");
        effect("aegisCutReleaseBranch", "BranchPush", "Create release/0.6.6-preview at 9e2b7c1", Map.of());
        finished("aegisCutReleaseBranch", "APPLIED", "release/0.6.6-preview is at 9e2b7c1");
        started("aegisReleasePlease", Map.of("releaseAs", VERSION));
        effect("aegisReleasePlease", "ReleasePleaseRun", "Run release-please --release-as 0.6.6-preview", Map.of());
        finished("aegisReleasePlease", "APPLIED", "Pull request #812 is open");
        started("aegisVerifyReleasePr", Map.of("pullRequest", "812"));
        plan("aegisVerifyReleasePr");
        finished("aegisVerifyReleasePr", "APPLIED", "Title, files, versions and baseline of #812 are right");
        started("aegisAwaitMerge", Map.of("pullRequest", "812"));
        finished("aegisAwaitMerge", "APPLIED", "#812 was merged by jonas");
    }

    private void promote() {
        started("aegisPromote", Map.of("into", "main"));
        plan("aegisPromote", "Open a promotion pull request from chore/promote-0.6.6-preview-main");
        effect("aegisPromote", "PullRequest", "Open promotion of 0.6.6-preview into main", Map.of("base", "main"));
        finished("aegisPromote", "APPLIED", "Pull request #815 is open");
        started("aegisAwaitMerge", Map.of("pullRequest", "815"));
        finished("aegisAwaitMerge", "APPLIED", "#815 was merged by mara");
        started("aegisVerifyPromotion", Map.of());
        plan("aegisVerifyPromotion");
        finished("aegisVerifyPromotion", "APPLIED", "The commit to be tagged is " + COMMIT);
        started("aegisReleaseChecks", Map.of());
        finished("aegisReleaseChecks", "APPLIED", "5 of 5 checks passed on " + COMMIT);
    }

    private void approveAndTag() {
        artifact("onestepat4time-aegis-0.6.6-preview.tgz", 1_482_133);
        artifact("sbom.json", 88_412);
        artifact("checksums.txt", 203);
        TreeMap<String, String> subject = new TreeMap<>(Map.of(
                "package.json", digest("package.json"),
                "CHANGELOG.md", digest("CHANGELOG.md"),
                "onestepat4time-aegis-0.6.6-preview.tgz", TARBALL,
                "plan", digest("plan")));
        events.add(new ApprovalRequested(VERSION, COMMIT, SUBJECT, subject));
        events.add(new ApprovalGranted(
                "jonas",
                "approver of aegis (folder configuration)",
                "2026-03-02T14:13:58Z",
                "Smoke test fine",
                SUBJECT));
        started("aegisTag", Map.of());
        plan("aegisTag", "Push annotated tag v0.6.6-preview at " + COMMIT);
        effect("aegisTag", "TagPush", "Push annotated tag v0.6.6-preview", Map.of("tag", "v0.6.6-preview"));
        finished("aegisTag", "APPLIED", "v0.6.6-preview points to " + COMMIT);
    }

    private void publish() {
        String npm = "Publish @onestepat4time/aegis@0.6.6-preview under dist-tag preview";
        String draft = "Publish GitHub Release v0.6.6-preview with 3 assets";
        started("aegisPublishAll", Map.of());
        plan("aegisPublishAll", npm, draft);
        events.add(new EffectIntended("aegisPublishAll", "NpmPublish", npm, Map.of("integrity", INTEGRITY)));
        events.add(new TornTailSetAside(digest("torn"), 212));
        started("aegisPublishAll", Map.of("resumed", "true"));
        plan("aegisPublishAll", draft);
        events.add(new EffectSettled(
                "aegisPublishAll", "NpmPublish", npm, "ALREADY_DONE", "The registry serves exactly our bytes"));
        effect("aegisPublishAll", "GitHubRelease", draft, Map.of("assets", "3"));
        finished("aegisPublishAll", "APPLIED", "2 of 2 required channels published");
    }

    private void finish() {
        started("aegisVerifyRelease", Map.of());
        events.add(new ChannelObserved(
                "npm",
                "@onestepat4time/aegis@0.6.6-preview",
                "PUBLISHED",
                INTEGRITY,
                "https://registry.example.org/@onestepat4time/aegis/-/aegis-0.6.6-preview.tgz"));
        events.add(new ChannelObserved(
                "github-release",
                "v0.6.6-preview",
                "PUBLISHED",
                "sha256:" + TARBALL,
                "https://forge.example.org/OneStepAt4time/aegis/releases/tag/v0.6.6-preview"));
        events.add(new ChannelObserved("clawhub", "onestep-aegis@0.6.6-preview", "SKIPPED", "", ""));
        finished("aegisVerifyRelease", "APPLIED", "What users download is what was built");
        started("aegisCleanUp", Map.of());
        effect("aegisCleanUp", "BranchDeletion", "Delete release/0.6.6-preview at 77ab01c", Map.of());
        finished("aegisCleanUp", "APPLIED", "release/0.6.6-preview is gone");
        events.add(new ReleaseFinished("RELEASED", "0.6.6-preview is on npm and GitHub"));
    }

    private void started(String step, Map<String, String> request) {
        events.add(new StepStarted(step, VERSION, request));
    }

    private void finished(String step, String outcome, String summary) {
        events.add(new StepFinished(step, outcome, summary));
    }

    private void plan(String step, String... actions) {
        events.add(new PlanDecided(step, List.of(), List.of(actions), digest(step + actions.length)));
    }

    private void effect(String step, String effect, String description, Map<String, String> details) {
        events.add(new EffectIntended(step, effect, description, details));
        events.add(new EffectSettled(step, effect, description, "APPLIED", ""));
    }

    private void artifact(String name, long size) {
        String sha256 = name.endsWith(".tgz") ? TARBALL : digest(name);
        events.add(new ArtifactBuilt(name, size, sha256, digest(name + 1) + digest(name + 2)));
    }

    private static String digest(String of) {
        return Sha256.hex(of.getBytes(US_ASCII));
    }
}
