package io.jenkins.plugins.aegis.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.operation.approve.RequestApproval;
import io.jenkins.plugins.aegis.operation.build.BuildOnce;
import io.jenkins.plugins.aegis.operation.cut.CutReleaseBranch;
import io.jenkins.plugins.aegis.operation.promote.Promote;
import io.jenkins.plugins.aegis.operation.promote.VerifyPromotion;
import io.jenkins.plugins.aegis.operation.publish.PublishAll;
import io.jenkins.plugins.aegis.operation.releaseplease.OpenReleasePr;
import io.jenkins.plugins.aegis.operation.tag.TagRelease;
import io.jenkins.plugins.aegis.port.ArtifactStore;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.testing.Approvals;
import io.jenkins.plugins.aegis.testing.EffectWatch;
import io.jenkins.plugins.aegis.testing.FakeBuildRecord;
import io.jenkins.plugins.aegis.testing.Figures;
import io.jenkins.plugins.aegis.testing.InMemoryArtifactStore;
import io.jenkins.plugins.aegis.testing.InMemoryAuditBook;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.OwnPorts;
import io.jenkins.plugins.aegis.testing.Racer;
import io.jenkins.plugins.aegis.testing.ReleaseWorld;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.WatchedPorts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two builds at the same time on real git: the first stops before its i-th word with the world outside, the second before
 * its j-th, then the first goes on to its end, and the second; for all i and j.
 */
class RacesTest {
    private static final int NOWHERE = Integer.MAX_VALUE;
    private static final Set<String> REMOTE = Set.of("fetch", "ls-remote", "push");
    private static int races;

    @TempDir
    Path directory;

    @AfterAll
    static void figures() {
        Figures.say("30-races", "races: " + races + " run, in each exactly one winner");
    }

    /** What a build came to: one word, and what it said. */
    private static String outcome(OperationRunner runner, Operation<?> operation) throws Exception {
        try {
            return runner.run(operation).word();
        } catch (ReleaseRefused refused) {
            return "REFUSED " + refused.getMessage();
        } catch (PortUnavailable failed) {
            return "FAILED " + failed.getMessage();
        }
    }

    /** A build of its own at the world; its words with the remote, the forge and the registry are the racer's points. */
    private ReleasePorts build(ReleaseWorld world, String name, ArtifactStore store, Racer racer) {
        CommandRunner git = command -> {
            if (REMOTE.contains(command.arguments().get(1))) {
                racer.point();
            }
            return new LocalCommandRunner().run(command);
        };
        EffectWatch asks = new EffectWatch() {
            @Override
            protected void at(Side side, Effect effect) {}

            @Override
            protected void enter() {
                racer.point();
            }
        };
        return new OwnPorts(
                new WatchedPorts(world.ports(), asks, Set.of("git", "store", "release-please")),
                new GitCli(
                        git,
                        new LocalWorkspace(directory.resolve("build-" + name)),
                        new GitAccess(world.remote().url(), Optional.empty(), "Release", "release@example.org"),
                        Clock.fixed(Approvals.ASKED.plusSeconds(name.hashCode()), ZoneOffset.UTC)),
                FakeBuildRecord.startedBy(Requests.REQUESTER),
                new InMemoryAuditBook(),
                store);
    }

    /** Asks for the go, and gets it. */
    private static String go(ReleaseRequest request, ReleasePorts ports) throws Exception {
        String asked = outcome(runner(request, ports), new RequestApproval(request));
        ((FakeBuildRecord) ports.build()).approved(ApprovalFacts.INPUT, "maya");
        return asked;
    }

    private static OperationRunner runner(ReleaseRequest request, ReleasePorts ports) {
        return new OperationRunner("aegisTest", request, ports);
    }

    /** Both outcomes, the first one's first. */
    private interface Race {
        List<String> run(Racer first, Racer second) throws Exception;
    }

    private static List<String> raced(Race race, int i, int j) throws Exception {
        races++;
        return race.run(new Racer(i), new Racer(j));
    }

    private static int points(Race race) throws Exception {
        Racer first = new Racer(NOWHERE);
        race.run(first, new Racer(NOWHERE));
        return first.points();
    }

    private Race cuts(ReleaseWorld world, String one, String other) {
        return (first, second) -> {
            releaseBranches(world)
                    .forEach(branch -> world.remote().bareGit("update-ref", "-d", "refs/heads/" + branch));
            first.begin(() -> outcome(
                    runner(Requests.of(one), build(world, "a", new InMemoryArtifactStore(), first)),
                    new CutReleaseBranch(Requests.of(one))));
            second.begin(() -> outcome(
                    runner(Requests.of(other), build(world, "b", new InMemoryArtifactStore(), second)),
                    new CutReleaseBranch(Requests.of(other))));
            return List.of(first.finish(), second.finish());
        };
    }

    private static boolean isTagged(ReleaseWorld world) {
        return world.remote().refs("refs/tags/").containsKey("v1.2.3");
    }

    private static List<String> releaseBranches(ReleaseWorld world) {
        return world.remote().refs("refs/heads/").keySet().stream()
                .filter(branch -> branch.startsWith("release/"))
                .toList();
    }

    @Test
    @DisplayName("L8 of two cuts of different versions exactly one wins, and the other is told which")
    void letsOneOfTwoVersionsBeCut() throws Exception {
        ReleaseWorld world = ReleaseWorld.straight(directory, "1.2.3");
        Race race = cuts(world, "1.2.3", "1.3.0");
        int points = points(race);
        assertThat(points).isGreaterThanOrEqualTo(5);
        for (int i = 1; i <= points; i++) {
            for (int j = 1; j <= points + 1; j++) {
                List<String> outcomes = raced(race, i, j);
                List<String> branches = releaseBranches(world);
                assertThat(branches).as("%d, %d: %s", i, j, outcomes).hasSize(1);
                boolean firstWon = branches.get(0).equals("release/1.2.3");
                assertThat(outcomes.get(firstWon ? 0 : 1)).isEqualTo("APPLIED");
                assertThat(outcomes.get(firstWon ? 1 : 0))
                        .startsWith("REFUSED")
                        .contains(branches.get(0))
                        .containsIgnoringCase("finish");
            }
        }
    }

    @Test
    @DisplayName("L8 of two cuts of the same version one makes the branch, and the other goes on with it")
    void letsTwoCutsOfAVersionHaveOneBranch() throws Exception {
        ReleaseWorld world = ReleaseWorld.straight(directory, "1.2.3");
        Race race = cuts(world, "1.2.3", "1.2.3");
        int points = points(race);
        for (int i = 1; i <= points; i++) {
            for (int j = 1; j <= points + 1; j += 2) {
                assertThat(raced(race, i, j)).as("%d, %d", i, j).containsExactlyInAnyOrder("APPLIED", "ALREADY_DONE");
                assertThat(releaseBranches(world)).containsExactly("release/1.2.3");
            }
        }
    }

    /** Up to the merged promotion. */
    private ReleaseWorld promoted(ReleaseRequest request) throws Exception {
        ReleaseWorld world = ReleaseWorld.straight(directory, request.version().toString());
        OperationRunner runner = runner(request, world.ports());
        runner.run(new CutReleaseBranch(request));
        runner.run(new OpenReleasePr(request));
        world.reviewAndMerge("release/" + request.version());
        runner.run(new Promote(request));
        world.reviewAndMerge("main");
        return world;
    }

    /** What became of the tag; the decision is noted by each of them. */
    private static String pushed(InMemoryAuditBook audit) {
        return audit.events(AuditEvent.EffectSettled.class).stream()
                .filter(settled -> settled.effect().equals("TagPush"))
                .map(AuditEvent.EffectSettled::status)
                .reduce((before, last) -> last)
                .orElse("nothing");
    }

    @Test
    @DisplayName("L17 of two tags exactly one is pushed, and the other build goes on with it")
    void letsOneOfTwoTagsBePushed() throws Exception {
        ReleaseRequest request = Requests.of("1.2.3");
        ReleaseWorld world = promoted(request);
        InMemoryArtifactStore store = new InMemoryArtifactStore();
        Race race = (first, second) -> {
            if (isTagged(world)) {
                world.remote().bareGit("update-ref", "-d", "refs/tags/v1.2.3");
            }
            List<Racer> racers = List.of(first, second);
            for (int k = 0; k < 2; k++) {
                Racer racer = racers.get(k);
                Racer asking = new Racer(NOWHERE);
                ReleasePorts asked = build(world, "ab".substring(k, k + 1), store, asking);
                runner(request, asked).run(new BuildOnce(request));
                go(request, asked);
                ReleasePorts ports = build(world, "ab".substring(k, k + 1), store, racer);
                ReleasePorts tagging = new OwnPorts(asked, ports.git(), asked.build(), asked.audit(), store);
                racer.begin(() -> {
                    String outcome = outcome(runner(request, tagging), new TagRelease(request));
                    return outcome.startsWith("APPLIED") || outcome.startsWith("ALREADY")
                            ? pushed((InMemoryAuditBook) asked.audit())
                            : outcome;
                });
            }
            return List.of(first.finish(), second.finish());
        };
        int points = points(race);
        assertThat(points).isGreaterThanOrEqualTo(3);
        for (int i = 1; i <= points; i++) {
            for (int j = i; j <= points + 1; j++) {
                assertThat(raced(race, i, j)).as("%d, %d", i, j).containsExactlyInAnyOrder("APPLIED", "ALREADY_DONE");
                assertThat(world.remote().bareGit("rev-parse", "v1.2.3^{commit}"))
                        .isEqualTo(world.remote().bareGit("rev-parse", "main"));
            }
        }
    }

    @Test
    @DisplayName("L14 wherever main moves between verification and tag, nothing is tagged; once it is tagged, it stays")
    void refusesToTagAMainThatMoved() throws Exception {
        ReleaseRequest request = Requests.of("1.2.3");
        ReleaseWorld world = promoted(request);
        String promoted = world.head("main").map(CommitId::hex).orElseThrow();
        world.remote().git("fetch", "--quiet", "origin");
        world.remote().git("switch", "--quiet", "--force-create", "late", "origin/main");
        String late =
                world.remote().commit("fix: late", "src/index.js", "late\n").hex();
        world.remote().git("push", "--quiet", "origin", "late:refs/heads/late");
        List<Operation<?>> way = List.of(
                new VerifyPromotion(request),
                new BuildOnce(request),
                new RequestApproval(request),
                new TagRelease(request));
        int refused = 0;
        for (int point = 1; ; point++) {
            world.remote().bareGit("update-ref", "refs/heads/main", promoted);
            Racer racer = new Racer(point);
            ReleasePorts ports = build(world, "a", new InMemoryArtifactStore(), racer);
            racer.begin(() -> {
                for (Operation<?> operation : way) {
                    String outcome = operation instanceof RequestApproval
                            ? go(request, ports)
                            : outcome(runner(request, ports), operation);
                    if (outcome.startsWith("REFUSED") || outcome.startsWith("FAILED")) {
                        return outcome;
                    }
                }
                return "TAGGED";
            });
            boolean untagged = !isTagged(world);
            world.remote().bareGit("update-ref", "refs/heads/main", late);
            String outcome = racer.finish();
            races++;
            if (racer.points() < point) {
                break;
            }
            if (untagged) {
                refused++;
                // A step that sees after its effect that the world has moved on asks to be run again.
                assertThat(outcome)
                        .as("main moved at point %d", point)
                        .containsPattern("^REFUSED|Run this stage again$");
                assertThat(isTagged(world))
                        .as("main moved at point %d: %s", point, outcome)
                        .isFalse();
            } else {
                assertThat(world.remote().bareGit("rev-parse", "v1.2.3^{commit}"))
                        .isEqualTo(promoted);
                world.remote().bareGit("update-ref", "-d", "refs/tags/v1.2.3");
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(8);
    }

    @Test
    @DisplayName("L22 of two publishes each package is published once, and the other build finds its bytes")
    void letsOneOfTwoPublishEachPackage() throws Exception {
        ReleaseRequest request = Requests.of("1.2.3");
        ReleaseWorld world = promoted(request);
        InMemoryArtifactStore store = new InMemoryArtifactStore();
        ReleasePorts tagging = build(world, "a", store, new Racer(NOWHERE));
        runner(request, tagging).run(new BuildOnce(request));
        go(request, tagging);
        runner(request, tagging).run(new TagRelease(request));
        Race race = (first, second) -> {
            world.ports().forgetPublished("v1.2.3");
            first.begin(() -> outcome(runner(request, build(world, "a", store, first)), new PublishAll(request)));
            second.begin(() -> outcome(runner(request, build(world, "b", store, second)), new PublishAll(request)));
            return List.of(first.finish(), second.finish());
        };
        int points = points(race);
        assertThat(points).isGreaterThan(10);
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= points; i += 2) {
            List<String> outcomes = raced(race, i, NOWHERE);
            all.addAll(outcomes);
            assertThat(outcomes).as("%d", i).allMatch(each -> each.equals("APPLIED") || each.equals("ALREADY_DONE"));
            assertThat(world.ports().npm().writes()).as("%d", i).hasSize(1);
            assertThat(world.ports()
                            .forge()
                            .release("v1.2.3")
                            .asOptional()
                            .orElseThrow()
                            .draft())
                    .as("%d", i)
                    .isFalse();
        }
        assertThat(all).contains("APPLIED", "ALREADY_DONE");
    }
}
