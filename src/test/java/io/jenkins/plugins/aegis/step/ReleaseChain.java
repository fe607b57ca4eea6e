package io.jenkins.plugins.aegis.step;

import io.jenkins.plugins.aegis.model.RecoveryAuthorisation;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.await.AwaitMerge;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.FakeBuildRecord;
import io.jenkins.plugins.aegis.testing.ReleaseScene;
import io.jenkins.plugins.aegis.testing.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the steps of the root {@code Jenkinsfile}, in its order, on a world; people merge and say go in between. */
final class ReleaseChain {
    private static final Pattern STEP = Pattern.compile("(aegis[A-Za-z]+)\\(|\\binput \\{");
    private static final Map<String, Supplier<ReleaseStep>> STEPS = Map.ofEntries(
            Map.entry("aegisPreflight", PreflightStep::new),
            Map.entry("aegisCutReleaseBranch", CutReleaseBranchStep::new),
            Map.entry("aegisReleasePlease", ReleasePleaseStep::new),
            Map.entry("aegisVerifyReleasePr", VerifyReleasePrStep::new),
            Map.entry("aegisPromote", PromoteStep::new),
            Map.entry("aegisVerifyPromotion", VerifyPromotionStep::new),
            Map.entry("aegisBuild", BuildStep::new),
            Map.entry("aegisReleaseChecks", ReleaseChecksStep::new),
            Map.entry("aegisGoNoGo", GoNoGoStep::new),
            Map.entry("aegisPendingGates", PendingGatesStep::new),
            Map.entry("aegisTag", TagStep::new),
            Map.entry("aegisPublishAll", PublishAllStep::new),
            Map.entry("aegisVerifyRelease", ReleaseChain::verifyingAtOnce),
            Map.entry("aegisCleanUp", CleanUpStep::new),
            Map.entry("aegisReport", ReportStep::new));

    private final ReleaseScene world;
    private final ReleaseRequest request;
    private int awaited;

    ReleaseChain(ReleaseScene world, ReleaseRequest request) {
        this.world = world;
        this.request = request;
    }

    /** What is published on fakes can be seen at once, or never. */
    private static ReleaseStep verifyingAtOnce() {
        VerifyReleaseStep step = new VerifyReleaseStep();
        step.setPatienceMinutes(0);
        return step;
    }

    /** Step names in the order of the Jenkinsfile; the go/no-go is {@code input}. */
    static List<String> order() {
        try {
            Matcher steps = STEP.matcher(Files.readString(Path.of("Jenkinsfile")));
            return steps.results()
                    .map(found -> found.group(1) == null ? "input" : found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Runs everything. */
    void run() throws ReleaseRefused, PortUnavailable, InterruptedException {
        awaited = 0;
        for (String step : order()) {
            run(step);
        }
    }

    /** Runs one step of the Jenkinsfile. */
    void run(String step) throws ReleaseRefused, PortUnavailable, InterruptedException {
        if (step.equals("input")) {
            world.go();
        } else if (step.equals("aegisAwaitMerge")) {
            await(AwaitMerge.Which.values()[awaited++]);
        } else {
            ReleaseStep bound = STEPS.get(step).get();
            bound.setVersion(request.version().toString());
            RecoveryAuthorisation recovery = request.recovery();
            bound.setRecoveryRelease(recovery.requested());
            bound.setRecoveryIssue(recovery.requested() ? "#" + recovery.issue() : "");
            bound.setRecoveryReason(recovery.reason());
            bound.setRecoveryConfirmation(recovery.confirmation());
            bound.answer(bound.request(FakeBuildRecord.startedBy(Requests.REQUESTER)), world.ports());
        }
    }

    private void await(AwaitMerge.Which which) throws InterruptedException {
        AwaitMerge waiting = new AwaitMerge(request, which);
        if (waiting.poll(world.ports()) instanceof AwaitMerge.State.Waiting open) {
            world.reviewAndMerge(open.pull().base());
        }
        if (!(waiting.poll(world.ports()) instanceof AwaitMerge.State.Over)) {
            throw new AssertionError(which + " is not over: " + waiting.poll(world.ports()));
        }
    }
}
